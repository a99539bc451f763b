package futago.cli;

import futago.engine.NoSuchStepException;
import futago.lab.LabException;
import futago.remote.RemoteException;
import futago.stage.Survey;
import futago.text.Message;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What is said, and with which exit status, when a command line does not come to its end.
final class CommandFailures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Cli cli;

  CommandFailures(Cli cli) {
    this.cli = cli;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    cli.fail(new CliFailure(ExitStatus.BAD_INPUT, List.of(Trouble.of(usage(failure)))));
    List<String> similar =
        failure instanceof CommandLine.UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    if (!similar.isEmpty()) {
      cli.tell("cli.usage.similar", String.join(", ", similar));
    }
    cli.tell("cli.usage.help", name + " --help");
    return ExitStatus.BAD_INPUT;
  }

  private static Message usage(ParameterException failure) {
    return switch (failure) {
      case CommandLine.UnmatchedArgumentException unmatched ->
          Message.of("cli.usage.unknown", String.join(" ", unmatched.getUnmatched()));
      case CommandLine.MissingParameterException missing ->
          Message.of(
              "cli.usage.missing",
              missing.getMissing().stream()
                  .map(CommandFailures::label)
                  .collect(Collectors.joining(", ")));
      case CommandLine.OverwrittenOptionException twice ->
          Message.of("cli.usage.twice", label(twice.getOverwritten()));
      default -> Message.of("cli.usage.other", failure.getMessage());
    };
  }

  private static String label(ArgSpec argument) {
    return switch (argument) {
      case CommandLine.Model.OptionSpec option -> option.longestName();
      default -> argument.paramLabel();
    };
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    return fail(failure);
  }

  /// Says it.
  ///
  /// @return the exit status
  int fail(Exception failure) {
    return cli.fail(asFailure(failure));
  }

  private static CliFailure asFailure(Exception failure) {
    return switch (failure) {
      case CliFailure expected -> expected;
      case RemoteException remote -> RemoteFailures.of(remote);
      case LabException lab ->
          new CliFailure(ExitStatus.FAILED, List.of(Trouble.of(lab.what(), lab.cure())));
      case Survey.UnsupportedHostException hosts ->
          new CliFailure(ExitStatus.FAILED, List.of(Trouble.of(hosts.what())));
      case NoSuchStepException unknown ->
          new CliFailure(ExitStatus.BAD_INPUT, List.of(Trouble.of(unknown.what())));
      case InterruptedException _ -> new CliFailure(ExitStatus.CANCELLED, "cli.failure.cancelled");
      case IOException io -> new CliFailure(ExitStatus.FAILED, "cli.failure.io", io.toString());
      default -> new CliFailure(ExitStatus.FAILED, "cli.failure.unexpected", trace(failure));
    };
  }

  /// An error in Futago itself: the place is what a bug report needs.
  private static String trace(Exception failure) {
    StackTraceElement[] places = failure.getStackTrace();
    return places.length == 0 ? failure.toString() : failure + " at " + places[0];
  }
}
