package futago.simulator.machine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/// What goes wrong on a machine on purpose. Each command, whether it came over SSH or is part of a
/// script, is looked at before it starts.
public final class Faults {
  /// What happens to a command.
  public sealed interface Effect {}

  /// It does nothing and fails.
  ///
  /// @param status its exit status
  /// @param message what it says on standard error; a line break follows
  public record Fail(int status, String message) implements Effect {}

  /// It does nothing until it is ended.
  public record Hang() implements Effect {}

  /// It runs, but the connection by which it was started is cut at its beginning.
  public record Cut() implements Effect {}

  /// A fault.
  ///
  /// @param on looks at the command's words, joined with spaces, such as `drbdadm up pgdata`
  public record Fault(Predicate<String> on, Effect effect) {}

  private final List<Fault> faults = new CopyOnWriteArrayList<>();

  /// Adds a fault.
  ///
  /// @return it, to take it away again
  public Fault add(Predicate<String> on, Effect effect) {
    var fault = new Fault(on, effect);
    faults.add(fault);
    return fault;
  }

  /// Takes a fault away.
  public void remove(Fault fault) {
    faults.remove(fault);
  }

  /// Takes all faults away.
  public void clear() {
    faults.clear();
  }

  /// Runs a program, or does what goes wrong with it.
  int run(Program program, Call call, SimProcess process) throws InterruptedException {
    if (!faults.isEmpty()) {
      String line = String.join(" ", process.argv());
      for (Fault fault : faults) {
        if (fault.on().test(line)) {
          return suffer(fault.effect(), program, call, process);
        }
      }
    }
    return program.run(call);
  }

  private static int suffer(Effect effect, Program program, Call call, SimProcess process)
      throws InterruptedException {
    return switch (effect) {
      case Fail fail -> {
        call.err().println(fail.message());
        yield fail.status();
      }
      case Hang _ -> {
        new CountDownLatch(1).await();
        yield 1;
      }
      case Cut _ -> {
        process.cutConnection();
        yield program.run(call);
      }
    };
  }
}
