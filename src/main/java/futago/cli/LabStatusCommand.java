package futago.cli;

import futago.lab.Lab;
import futago.lab.LabException;
import futago.lab.LabStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `futago lab status`: how the labs are.
@Command
final class LabStatusCommand implements Callable<Integer> {
  private final Cli cli;

  @Option(names = "--name", paramLabel = "NAME", descriptionKey = "lab-name-or-all")
  private Optional<String> name = Optional.empty();

  LabStatusCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws LabException, IOException, InterruptedException {
    List<String> names = name.isPresent() ? List.of(name.get()) : LabOption.home(cli).labs();
    if (names.isEmpty()) {
      cli.out(cli.text("cli.lab.none"));
    }
    for (String each : names) {
      print(Lab.named(each, LabOption.home(cli), _ -> {}).status());
    }
    return ExitStatus.DONE;
  }

  private void print(LabStatus lab) {
    cli.out(
        cli.style().bold(lab.name())
            + "  "
            + cli.text(lab.namespace().isPresent() ? "cli.lab.is-up" : "cli.lab.is-down"));
    for (LabStatus.Node node : lab.nodes()) {
      cli.out("  " + node.name() + "  " + node.address() + "  " + cli.text(state(node)));
    }
    lab.clusterJson().ifPresent(spec -> cli.out("  " + spec));
  }

  private static String state(LabStatus.Node node) {
    if (!node.on()) {
      return "cli.lab.node-off";
    }
    if (!node.connected()) {
      return "cli.lab.node-unplugged";
    }
    return node.answers() ? "cli.lab.node-up" : "cli.lab.node-silent";
  }
}
