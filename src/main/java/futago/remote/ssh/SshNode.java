package futago.remote.ssh;

import futago.command.Run;
import futago.command.Shell;
import futago.remote.CommandResult;
import futago.remote.Forward;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteException.Kind;
import futago.remote.RemoteNode;
import futago.text.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;

/// A node over SSH: one connection, several commands at once on it. A connection that is found dead
/// before a command starts is made anew; a command that may have started is never run again.
final class SshNode implements RemoteNode {
  /// OpenSSH allows ten channels on a connection (sshd_config(5), MaxSessions); two are kept for
  /// ending commands.
  private static final int COMMANDS_AT_ONCE = 8;

  private static final int ENDINGS_AT_ONCE = 2;

  /// Includes connecting again. Longer than any single wait in there: who still waits then is stuck
  /// on a connection whose other end is gone.
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final String name;
  private final Dialer dialer;
  private final ReentrantLock connecting = new ReentrantLock();
  private final Semaphore commands = new Semaphore(COMMANDS_AT_ONCE, true);
  private final Semaphore endings = new Semaphore(ENDINGS_AT_ONCE, true);
  private volatile Privilege privilege = new Privilege.None();
  private volatile Link link;
  private volatile boolean closed;

  /// Connects and logs in.
  @FunctionalInterface
  interface Dialer {
    Link dial() throws RemoteException;
  }

  /// A node that is connected at once.
  SshNode(String name, Dialer dialer) throws RemoteException {
    this.name = name;
    this.dialer = dialer;
    this.link = dialer.dial();
  }

  /// Finds the way to become root, used from then on.
  void becomeRoot(SudoProbe probe) throws RemoteException, InterruptedException {
    privilege = probe.find((run, tried) -> run(run, OutputListener.NONE, tried, commands));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CommandResult run(Run run, OutputListener output)
      throws RemoteException, InterruptedException {
    return run(run, output, privilege, commands);
  }

  private CommandResult run(Run run, OutputListener output, Privilege as, Semaphore slots)
      throws RemoteException, InterruptedException {
    String id = UUID.randomUUID().toString();
    var execution =
        new Execution(as.line(Shell.argvForRoot(run), id), as.input(run.input().bytes()), output);
    slots.acquire();
    try {
      execution.begin(this::openSession);
      return result(execution, run, id, as);
    } finally {
      slots.release();
    }
  }

  private CommandResult result(Execution execution, Run run, String id, Privilege as)
      throws RemoteException, InterruptedException {
    try {
      execution.awaitStart(LONGEST_START);
    } catch (TimeoutException e) {
      execution.giveUp();
      link.sever();
      throw lost(execution, e);
    } catch (IOException e) {
      throw lost(execution, e);
    } catch (InterruptedException e) {
      end(execution, id, as);
      throw e;
    }
    try {
      return execution.awaitEnd(run.deadline());
    } catch (TimeoutException e) {
      // Before it is ended: its last words then would be no clue to what it waited for.
      String lastLine = execution.lastLine();
      end(execution, id, as);
      throw deadlinePassed(run, lastLine);
    } catch (IOException e) {
      if (link.isAlive()) {
        end(execution, id, as);
      }
      throw lost(execution, e);
    } catch (InterruptedException e) {
      end(execution, id, as);
      throw e;
    }
  }

  /// Ends a command that is no longer waited for. Where even that cannot be done, the connection is
  /// cut, for it must be dead.
  private void end(Execution execution, String id, Privilege as) throws InterruptedException {
    if (execution.giveUp()) {
      return;
    }
    Link used = link;
    Run ending = Ending.of(id);
    var killer =
        new Execution(
            as.line(ending.argv(), UUID.randomUUID().toString()),
            as.input(ending.input().bytes()),
            OutputListener.NONE);
    endings.acquire();
    try {
      killer.begin(used::startSession);
      killer.awaitEnd(ending.deadline());
    } catch (RemoteException | IOException | TimeoutException e) {
      used.sever();
    } finally {
      endings.release();
    }
    execution.letGo();
  }

  private Session openSession() throws RemoteException, IOException {
    Link current = liveLink();
    try {
      return current.startSession();
    } catch (OpenFailException e) {
      throw new RemoteException(
          name,
          Kind.PROTOCOL,
          Message.of("remote.session-refused", name, ConnectTrouble.reason(e)),
          Message.of("remote.session-refused.cure", name),
          e);
    } catch (IOException nobodyThere) {
      // No command has been sent yet, so nothing can happen twice.
      current.sever();
      return liveLink().startSession();
    }
  }

  private Link liveLink() throws RemoteException {
    connecting.lock();
    try {
      if (!closed && !link.isAlive()) {
        link.close();
        link = dialer.dial();
        if (closed) {
          link.close();
        }
      }
      return link;
    } finally {
      connecting.unlock();
    }
  }

  @Override
  public Forward forward(String host, int port) throws IOException {
    return new SshForward(() -> promptLink().openDirect(host, port));
  }

  /// A connection for somebody who rather does without than waits in a row: while one who needs it
  /// tries to connect again, there is none.
  private Link promptLink() throws RemoteException, IOException {
    Link there = link;
    if (there.isAlive()) {
      return there;
    }
    if (!connecting.tryLock()) {
      throw new IOException("not connected to " + name);
    }
    try {
      return liveLink();
    } finally {
      connecting.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    link.close();
  }

  private RemoteException lost(Execution execution, Exception cause) {
    boolean maybeStarted = execution.maybeStarted();
    return new RemoteException(
        name,
        Kind.CONNECTION_LOST,
        maybeStarted
            ? Message.of("remote.connection-lost", name, execution.lastLine())
            : Message.of("remote.connection-gone", name, ConnectTrouble.reason(cause)),
        maybeStarted
            ? Message.of("remote.connection-lost.cure", name)
            : Message.of("remote.connection-gone.cure", name),
        cause);
  }

  private RemoteException deadlinePassed(Run run, String lastLine) {
    return new RemoteException(
        name,
        Kind.DEADLINE_PASSED,
        Message.of(
            "remote.deadline-passed", name, String.valueOf(run.deadline().toSeconds()), lastLine),
        Message.of("remote.deadline-passed.cure", name),
        null);
  }
}
