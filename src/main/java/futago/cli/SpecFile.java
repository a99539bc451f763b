package futago.cli;

import futago.spec.BadSpecException;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import futago.spec.PlatformRules;
import futago.spec.SpecReader;
import futago.text.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// The argument `cluster.json` of most commands; `-` is standard input.
final class SpecFile {
  private static final String STANDARD_INPUT = "-";

  @Parameters(index = "0", paramLabel = "cluster.json", descriptionKey = "spec")
  private String file = "";

  /// A file that was named among other words.
  static SpecFile of(String typed) {
    var named = new SpecFile();
    named.file = typed;
    return named;
  }

  /// The file as it was typed.
  String typed() {
    return file;
  }

  /// The spec in the file.
  ///
  /// @throws CliFailure telling every problem with its field
  ClusterSpec read(Cli cli) throws CliFailure, IOException {
    try {
      return file.equals(STANDARD_INPUT)
          ? SpecReader.read(cli.context().in(), STANDARD_INPUT)
          : SpecReader.read(Path.of(file));
    } catch (BadSpecException e) {
      throw failure(e);
    }
  }

  /// Does nothing if the spec can be built on the platform, once that is known.
  ///
  /// @throws CliFailure telling every field that does not go with it
  static void requireFit(ClusterSpec spec, PlatformName platform) throws CliFailure {
    try {
      PlatformRules.requireFit(spec, platform);
    } catch (BadSpecException e) {
      throw unfit(spec, platform, e);
    }
  }

  /// Tells every field that does not go with the platform.
  static CliFailure unfit(ClusterSpec spec, PlatformName platform, BadSpecException bad) {
    List<Trouble> troubles = new ArrayList<>();
    troubles.add(
        Trouble.of(
            Message.of(
                "cli.spec.unfit",
                spec.name(),
                platform.id(),
                Integer.toString(bad.problems().size()))));
    troubles.addAll(troubles(bad));
    return new CliFailure(ExitStatus.BAD_INPUT, troubles);
  }

  private CliFailure failure(BadSpecException bad) {
    List<Trouble> troubles = new ArrayList<>();
    troubles.add(
        Trouble.of(Message.of("cli.spec.bad", file, Integer.toString(bad.problems().size()))));
    troubles.addAll(troubles(bad));
    return new CliFailure(ExitStatus.BAD_INPUT, troubles);
  }

  private static List<Trouble> troubles(BadSpecException bad) {
    return bad.problems().stream()
        .map(
            problem ->
                Trouble.of(Message.of("cli.spec.problem", problem.path(), problem.message())))
        .toList();
  }
}
