package futago.simulator.machine;

import java.io.IOException;

/// A program whose errors with files and options are dealt with in one place.
@FunctionalInterface
public interface Tool {
  /// Runs it.
  ///
  /// @return the exit status
  /// @throws IOException an error that ends it, with status 1
  /// @throws NotModelledException if it was called in a way that is not modelled
  int run(Call call) throws IOException, InterruptedException;

  /// The program.
  default Program program() {
    return call -> {
      try {
        return run(call);
      } catch (NotModelledException e) {
        return Machine.notModelled(call);
      } catch (UsageException e) {
        return call.fail(e.status(), e.getMessage());
      } catch (IOException e) {
        return call.fail(1, Errno.text(e));
      }
    };
  }
}
