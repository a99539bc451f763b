package futago.cli;

import futago.text.Message;
import java.util.List;

/// A command line ends early, with this exit status and these things to say.
final class CliFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Trouble> troubles;

  CliFailure(int status, List<Trouble> troubles) {
    super(troubles.toString());
    this.status = status;
    this.troubles = List.copyOf(troubles);
  }

  CliFailure(int status, String key, Object... arguments) {
    this(status, List.of(Trouble.of(Message.of(key, arguments))));
  }

  int status() {
    return status;
  }

  List<Trouble> troubles() {
    return troubles;
  }
}
