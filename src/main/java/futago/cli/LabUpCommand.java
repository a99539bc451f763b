package futago.cli;

import futago.lab.Lab;
import futago.lab.LabException;
import futago.lab.LabNetwork;
import futago.lab.LabSettings;
import futago.lab.Suite;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `futago lab up`: brings a practice lab up and says how to go on.
@Command
final class LabUpCommand implements Callable<Integer> {
  private final Cli cli;

  @Mixin private final LabOption option = new LabOption();

  @Option(names = "--suite", paramLabel = "SUITE", descriptionKey = "suite")
  private Optional<String> suite = Optional.empty();

  @Option(
      names = "--nodes",
      paramLabel = "NAME,NAME",
      split = ",",
      hideParamSyntax = true,
      descriptionKey = "nodes")
  private List<String> nodes = List.of();

  @Option(names = "--network", paramLabel = "A.B.C.0/24", descriptionKey = "network")
  private Optional<String> network = Optional.empty();

  @Option(names = "--memory", paramLabel = "MiB", descriptionKey = "memory")
  private Optional<Integer> memory = Optional.empty();

  @Option(names = "--disk", paramLabel = "MiB", descriptionKey = "disk")
  private Optional<Integer> disk = Optional.empty();

  @Option(names = "--mirror", paramLabel = "URL", descriptionKey = "mirror")
  private Optional<String> mirror = Optional.empty();

  LabUpCommand(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() throws CliFailure, LabException, InterruptedException {
    Lab lab = asked() ? wanted() : option.lab(cli);
    Path spec = lab.up();
    cli.out(cli.text("cli.lab.up", option.name(), spec.toString(), nameOption(), first(lab)));
    return ExitStatus.DONE;
  }

  /// Without any wish, a lab that is there goes on as it was set up.
  private boolean asked() {
    return suite.isPresent()
        || !nodes.isEmpty()
        || network.isPresent()
        || memory.isPresent()
        || disk.isPresent()
        || mirror.isPresent();
  }

  private Lab wanted() throws CliFailure, LabException {
    LabSettings usual = LabSettings.defaults(option.name());
    return Lab.of(
        new LabSettings(
            option.name(),
            suite.isPresent() ? suite(suite.get()) : usual.suite(),
            nodes.isEmpty() ? usual.nodeNames() : nodes,
            network.isPresent() ? network(network.get()) : usual.network(),
            memory.orElse(usual.memoryMiB()),
            disk.orElse(usual.dataDiskMiB()),
            mirror),
        LabOption.home(cli),
        message -> cli.out(cli.texts().say(message)));
  }

  private static Suite suite(String name) throws CliFailure {
    return Suite.of(name)
        .orElseThrow(
            () ->
                new CliFailure(
                    ExitStatus.BAD_INPUT,
                    "cli.lab.suite",
                    name,
                    Arrays.stream(Suite.values())
                        .map(Suite::codename)
                        .collect(Collectors.joining(", "))));
  }

  private static LabNetwork network(String cidr) throws CliFailure {
    return LabNetwork.parse(cidr)
        .orElseThrow(() -> new CliFailure(ExitStatus.BAD_INPUT, "cli.lab.network", cidr));
  }

  private String nameOption() {
    return option.name().equals(LabSettings.DEFAULT_NAME) ? "" : " --name " + option.name();
  }

  private static String first(Lab lab) {
    return lab.settings().nodeNames().getFirst();
  }
}
