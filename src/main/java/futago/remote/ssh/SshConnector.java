package futago.remote.ssh;

import futago.remote.RemoteException;
import futago.remote.RemoteException.Kind;
import futago.remote.RemoteNode;
import futago.spec.NodeSpec;
import futago.text.Message;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/// Connects to nodes over SSH. One connector serves all nodes; they may be connected to at once.
/// Create it early: it begins to load the cryptography beside whatever the program does next.
public final class SshConnector {
  /// From the first byte until the keys are exchanged. A socket's own limit is for one read, which
  /// a host that sends a byte now and then never reaches.
  private static final Duration LONGEST_GREETING =
      Duration.ofMillis(4L * SshClients.CONNECT_TIMEOUT_MS);

  /// A server that has too many at once who greet it hangs up on some of them (sshd_config(5),
  /// MaxStartups).
  private static final int TRIES = 3;

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final Duration longestGreeting;
  private final SshFiles files;
  private final HostKeyGate gate;
  private final SshClients clients = new SshClients();

  /// A connector that uses the given files for aliases, host keys and private keys.
  public SshConnector(SshFiles files) {
    this(files, LONGEST_GREETING);
  }

  SshConnector(SshFiles files, Duration longestGreeting) {
    this.longestGreeting = longestGreeting;
    this.files = files;
    this.gate = new HostKeyGate(new KnownHosts(files.knownHosts()));
  }

  /// Connects to a node, logs in and, where the spec says so, makes sure that sudo makes the user
  /// root. The secrets that were needed are kept in memory, so that the node can be connected to
  /// again after a reboot; the credentials are asked for each at most once.
  ///
  /// @param node where and how
  /// @param credentials asked for secrets when they are needed
  /// @param policy asked about a host key that is not known; a changed one is refused anyway
  /// @return the node, ready for commands; to be closed by the caller
  /// @throws RemoteException if it cannot be reached, its host key is not trusted, the login is
  ///   refused or sudo is; its messages say what to do
  public RemoteNode connect(NodeSpec node, Credentials credentials, HostKeyPolicy policy)
      throws RemoteException {
    SshTarget target = resolve(node);
    var remembered = new RememberedCredentials(credentials);
    var connected = new SshNode(node.name(), () -> dial(node.name(), target, remembered, policy));
    // Root needs no sudo, and a minimal system may have none.
    if (!node.ssh().sudo() || target.user().equals("root")) {
      return connected;
    }
    try {
      connected.becomeRoot(new SudoProbe(node.name(), target, remembered));
      return connected;
    } catch (RemoteException e) {
      connected.close();
      throw e;
    } catch (InterruptedException e) {
      connected.close();
      Thread.currentThread().interrupt();
      throw new RemoteException(
          node.name(),
          Kind.CONNECTION_LOST,
          Message.of("remote.connection-gone", node.name(), "interrupted"),
          Message.of("remote.connection-gone.cure", node.name()),
          e);
    }
  }

  private SshTarget resolve(NodeSpec node) throws RemoteException {
    try {
      return new TargetResolver(SshConfig.read(files.config()), files).resolve(node.ssh());
    } catch (IOException e) {
      throw new RemoteException(
          node.name(),
          Kind.UNREACHABLE,
          Message.of(
              "remote.config-unreadable",
              node.name(),
              files.config().toString(),
              ConnectTrouble.reason(e)),
          Message.of("remote.config-unreadable.cure", files.config().toString()),
          e);
    } catch (IllegalArgumentException e) {
      throw new RemoteException(
          node.name(),
          Kind.UNREACHABLE,
          Message.of("remote.jump-unclear", node.name(), e.getMessage()),
          Message.of("remote.jump-unclear.cure", node.name()),
          e);
    }
  }

  /// Connects; where the other end hangs up before anything of ours was offered, it is tried again.
  private Link dial(String node, SshTarget target, Credentials credentials, HostKeyPolicy policy)
      throws RemoteException {
    long end = System.nanoTime() + longestGreeting.minus(BETWEEN_TRIES).toNanos();
    for (int tries = 1; ; tries++) {
      try {
        return dialOnce(node, target, credentials, policy);
      } catch (RemoteException e) {
        boolean again =
            tries < TRIES
                && System.nanoTime() < end
                && e.kind() == Kind.UNREACHABLE
                && ConnectTrouble.mayPass(e.getCause());
        if (!again) {
          throw e;
        }
        try {
          Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }

  private Link dialOnce(
      String node, SshTarget target, Credentials credentials, HostKeyPolicy policy)
      throws RemoteException {
    List<SSHClient> hops = new ArrayList<>();
    try {
      for (SshTarget jump : target.jumps()) {
        hop(hops, node, jump, credentials, policy);
      }
      hop(hops, node, target, credentials, policy);
      return new Link(hops);
    } catch (RemoteException e) {
      hops.reversed().forEach(Link::disconnectQuietly);
      throw e;
    }
  }

  /// Goes one host further and logs in there.
  private void hop(
      List<SSHClient> hops,
      String node,
      SshTarget target,
      Credentials credentials,
      HostKeyPolicy policy)
      throws RemoteException {
    SSHClient client = greet(hops, node, target, policy);
    hops.add(client);
    try {
      new Login(node, target, credentials, files, client).authenticate();
    } catch (IOException e) {
      throw new ConnectTrouble(node, target).explain(e);
    }
  }

  /// Connects as far as the host's key, and once more when that had to be asked about.
  private SSHClient greet(List<SSHClient> hops, String node, SshTarget target, HostKeyPolicy policy)
      throws RemoteException {
    while (true) {
      var check = new HostKeyCheck(gate.recorded(node, target));
      SSHClient client = clients.create(check);
      IOException failed;
      try {
        if (hops.isEmpty()) {
          inTime(SshClients.socketOf(client), () -> client.connect(target.host(), target.port()));
        } else {
          DirectConnection channel =
              hops.getLast().newDirectConnection(target.host(), target.port());
          inTime(channel, () -> client.connectVia(channel));
        }
        return client;
      } catch (IllegalStateException e) {
        // What the library throws where the connection ends while it is being made, at times also
        // where it has just refused the host's key itself.
        failed = new IOException(e.getMessage(), e);
      } catch (IOException e) {
        failed = e;
      }
      Link.disconnectQuietly(client);
      boolean known =
          check.verdict().filter(v -> !(v instanceof KnownHosts.Verdict.Known)).isEmpty();
      if (known) {
        throw new ConnectTrouble(node, target).explain(failed);
      }
      gate.settle(node, target, check.verdict().orElseThrow(), policy);
    }
  }

  /// Something that a host is met with.
  @FunctionalInterface
  private interface Meeting {
    void begin() throws IOException;
  }

  /// Meets a host; what leads there is closed when that takes too long.
  private void inTime(Closeable way, Meeting meeting) throws IOException {
    var met = new AtomicBoolean();
    Thread.startVirtualThread(
        () -> {
          try {
            Thread.sleep(longestGreeting);
            if (!met.get()) {
              way.close();
            }
          } catch (InterruptedException | IOException alreadyGone) {
            return;
          }
        });
    meeting.begin();
    met.set(true);
  }
}
