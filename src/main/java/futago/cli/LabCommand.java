package futago.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `futago lab`: the practice lab. Its subcommands do the work.
@Command(synopsisSubcommandLabel = "COMMAND")
final class LabCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /// The command with its subcommands.
  static CommandLine with(Cli cli) {
    return new CommandLine(new LabCommand())
        .addSubcommand("up", new LabUpCommand(cli))
        .addSubcommand("status", new LabStatusCommand(cli))
        .addSubcommand("ssh", new LabSshCommand(cli))
        .addSubcommand("exec", new LabExecCommand(cli))
        .addSubcommand("down", new LabDownCommand(cli));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitStatus.DONE;
  }
}
