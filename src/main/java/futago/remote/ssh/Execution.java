package futago.remote.ssh;

import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.connection.channel.direct.Signal;

/// One command on its way. All dealings with SSHJ are on threads of its own, which are never
/// interrupted: whoever waits for the command may be interrupted at any time without harm to the
/// connection.
final class Execution {
  /// How long the channel is kept after the command has ended, when something that it started in
  /// the background still holds its output, silently.
  private static final Duration LINGER = Duration.ofSeconds(3);

  private static final int LOOK_MS = 250;

  private final String line;
  private final byte[] input;
  private final OutputPump.Shared shared;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<CommandResult> ended = new CompletableFuture<>();

  private volatile boolean letGo;

  private enum Phase {
    WAITING,
    STARTED,
    GIVEN_UP
  }

  /// Opens a channel, which may mean to connect again.
  @FunctionalInterface
  interface Opener {
    Session open() throws RemoteException, IOException;
  }

  Execution(String line, byte[] input, OutputListener listener) {
    this.line = line;
    this.input = input;
    this.shared = new OutputPump.Shared(listener);
  }

  /// Begins, on a thread of its own.
  void begin(Opener opener) {
    Thread.ofVirtual().name("futago-command").start(() -> drive(opener));
  }

  /// Waits until the command runs.
  void awaitStart(Duration longest)
      throws RemoteException, IOException, InterruptedException, TimeoutException {
    await(started, longest);
  }

  /// Waits until the command is through.
  CommandResult awaitEnd(Duration longest)
      throws RemoteException, IOException, InterruptedException, TimeoutException {
    CommandResult result = await(ended, longest);
    if (shared.listenerFailure() != null) {
      throw shared.listenerFailure();
    }
    return result;
  }

  /// Gives the command up if it has not been sent yet.
  ///
  /// @return false if it has: then it has to be ended on the node
  boolean giveUp() {
    return phase.compareAndSet(Phase.WAITING, Phase.GIVEN_UP);
  }

  /// Closes the channel of a command that nobody waits for any more, should it still be open.
  void letGo() {
    letGo = true;
  }

  /// Whether the command may have been started on the node.
  boolean maybeStarted() {
    return phase.get() == Phase.STARTED;
  }

  /// The last line that it printed, or nothing.
  String lastLine() {
    return shared.lastLine();
  }

  private void drive(Opener opener) {
    try (Session session = opener.open()) {
      if (!phase.compareAndSet(Phase.WAITING, Phase.STARTED)) {
        return;
      }
      Session.Command command = session.exec(line);
      started.complete(null);
      ended.complete(follow(command));
    } catch (RemoteException | IOException | RuntimeException | Error e) {
      started.completeExceptionally(e);
      ended.completeExceptionally(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  private CommandResult follow(Session.Command command) throws IOException, InterruptedException {
    var out = new OutputPump(command.getInputStream(), OutputListener.Stream.OUT, shared);
    var err = new OutputPump(command.getErrorStream(), OutputListener.Stream.ERR, shared);
    Thread outReader = Thread.startVirtualThread(out);
    Thread errReader = Thread.startVirtualThread(err);
    var feed = new InputFeed(command, input);
    Thread feeder = Thread.startVirtualThread(feed);
    awaitClose(command, () -> feed.broken().or(out::broken).or(err::broken));
    outReader.join();
    errReader.join();
    feeder.join();
    return new CommandResult(status(command), out.text(), err.text());
  }

  private void awaitClose(Session.Command command, Supplier<Optional<IOException>> broken)
      throws ConnectionException, IOException {
    while (true) {
      try {
        command.join(LOOK_MS, TimeUnit.MILLISECONDS);
        return;
      } catch (ConnectionException e) {
        if (!(e.getCause() instanceof TimeoutException)) {
          throw e;
        }
      }
      // The channel stays open until the command has been ended: closing it would end the input,
      // and the command would take half of it for the whole.
      broken.get().ifPresent(ended::completeExceptionally);
      if (letGo || (command.getExitStatus() != null && shared.quietFor(LINGER))) {
        command.close();
        return;
      }
    }
  }

  private static int status(Session.Command command) throws IOException {
    if (command.getExitStatus() != null) {
      return command.getExitStatus();
    }
    if (command.getExitSignal() != null) {
      return 128 + number(command.getExitSignal());
    }
    throw new IOException("the command ended without an exit status");
  }

  private static int number(Signal signal) {
    return switch (signal) {
      case HUP -> 1;
      case INT -> 2;
      case QUIT -> 3;
      case ILL -> 4;
      case ABRT -> 6;
      case FPE -> 8;
      case KILL -> 9;
      case USR1 -> 10;
      case SEGV -> 11;
      case USR2 -> 12;
      case PIPE -> 13;
      case ALRM -> 14;
      case TERM -> 15;
      case UNKNOWN -> 0;
    };
  }

  private static <T> T await(CompletableFuture<T> future, Duration longest)
      throws RemoteException, IOException, InterruptedException, TimeoutException {
    try {
      return future.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RemoteException remote -> throw remote;
        case IOException io -> throw io;
        case RuntimeException runtime -> throw runtime;
        case Throwable other -> throw new IllegalStateException(other);
      }
    }
  }
}
