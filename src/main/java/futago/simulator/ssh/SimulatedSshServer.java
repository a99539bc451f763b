package futago.simulator.ssh;

import futago.simulator.machine.Account;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Passwords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

/// The SSH server of a simulated host, on a port of loopback. It runs commands and knows SFTP; a
/// shell to type in it does not offer. Users log in with their {@link Passwords}, or with a key in
/// their `.ssh/authorized_keys`.
///
/// It follows the machine's power: off, it drops all connections without a word and nobody listens
/// on its port any more; on, it listens on the same port again.
public final class SimulatedSshServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Machine machine;
  private final KeyPair hostKey;
  private SshServer server;

  /// Keeps the port while the machine is off, so that it is given to nobody else: not to another
  /// server, and not to the near end of a connection.
  private Optional<Socket> kept = Optional.empty();

  private int port;
  private boolean closed;

  private SimulatedSshServer(Machine machine, KeyPair hostKey, int port) {
    this.machine = machine;
    this.hostKey = hostKey;
    this.port = port;
  }

  /// A new host key.
  public static KeyPair newHostKey() {
    try {
      return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Starts the server of a machine that is on.
  ///
  /// @param port 0 for any that is free
  public static SimulatedSshServer start(Machine machine, KeyPair hostKey, int port) {
    var server = new SimulatedSshServer(machine, hostKey, port);
    server.listen();
    machine.onPower(server::power);
    return server;
  }

  private synchronized void power(boolean on) {
    if (closed) {
      return;
    }
    if (on) {
      listen();
    } else {
      stop();
    }
  }

  /// The port on 127.0.0.1.
  public synchronized int port() {
    return port;
  }

  /// The public key by which the host is known.
  public PublicKey hostKey() {
    return hostKey.getPublic();
  }

  /// The key's fingerprint, as `ssh-keygen -l` prints it: `SHA256:…`.
  public String fingerprint() {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
  }

  private synchronized void listen() {
    server = SshServer.setUpDefaultServer();
    server.setHost(HOST);
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    CoreModuleProperties.SOCKET_REUSEADDR.set(server, true);
    CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
    CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "simulated");
    server.setKeyboardInteractiveAuthenticator(null);
    server.setPasswordAuthenticator(
        (user, password, _) ->
            isUser(user) && machine.part(Passwords.class).matches(user, password));
    server.setPublickeyAuthenticator((user, key, _) -> isUser(user) && isAuthorized(user, key));
    server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    server.setShellFactory(null);
    server.setCommandFactory((_, line) -> new SimulatedCommand(machine, line));
    server.setSubsystemFactories(List.of(new SftpFactory(machine)));
    letGo();
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = server.getPort();
  }

  private boolean isUser(String user) {
    return Account.find(machine, user).isPresent();
  }

  private boolean isAuthorized(String user, PublicKey key) {
    String file = Account.of(machine, user).home() + "/.ssh/authorized_keys";
    for (String line : machine.files().text(file).orElse("").lines().toList()) {
      try {
        AuthorizedKeyEntry entry = AuthorizedKeyEntry.parseAuthorizedKeyEntry(line);
        if (entry != null
            && KeyUtils.compareKeys(
                key, entry.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING))) {
          return true;
        }
      } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
        // As the real one: a line that cannot be read lets nobody in.
      }
    }
    return false;
  }

  /// How many connections there are.
  public synchronized int connections() {
    return server.getActiveSessions().size();
  }

  /// Drops all connections without a word, and goes on listening.
  public synchronized void cutConnections() {
    server.getActiveSessions().forEach(session -> session.close(true));
  }

  private void stop() {
    // It may have been stopped already, with the machine's power.
    if (!server.isStarted()) {
      return;
    }
    try {
      cutConnections();
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keep();
  }

  /// Bound, but listened to by nobody: who connects is refused, as by a host without a server.
  private void keep() {
    var socket = new Socket();
    kept = Optional.of(socket);
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
    } catch (IOException e) {
      // Not every system lets it be bound at once; then it is only likely to be free later.
      letGo();
    }
  }

  private void letGo() {
    try {
      if (kept.isPresent()) {
        kept.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept = Optional.empty();
  }

  /// Stops the server for good. What still runs on the machine goes on.
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      stop();
      letGo();
    }
  }
}
