package futago.cli;

import futago.lab.Lab;
import futago.lab.LabException;
import futago.lab.LabHome;
import futago.lab.LabSettings;
import picocli.CommandLine.Option;

/// The option `--name` of the practice lab's commands.
final class LabOption {
  @Option(names = "--name", paramLabel = "NAME", descriptionKey = "lab-name")
  private String name = LabSettings.DEFAULT_NAME;

  /// The lab's name.
  String name() {
    return name;
  }

  /// The lab of that name, as it was brought up.
  Lab lab(Cli cli) throws LabException {
    return Lab.named(name, home(cli), message -> cli.out(cli.texts().say(message)));
  }

  static LabHome home(Cli cli) {
    return LabHome.ofUser(cli.context().environment());
  }
}
