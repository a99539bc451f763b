package futago.cli;

import futago.spec.PlatformName;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// The option `--platform`.
final class PlatformOption {
  @Option(names = "--platform", paramLabel = "PLATFORM", descriptionKey = "platform")
  private String typed;

  /// The platform that was asked for, if one was.
  ///
  /// @throws CliFailure if it is none that Futago knows
  Optional<PlatformName> platform() throws CliFailure {
    if (typed == null) {
      return Optional.empty();
    }
    Optional<PlatformName> known = PlatformName.of(typed);
    if (known.isEmpty()) {
      throw new CliFailure(ExitStatus.BAD_INPUT, "cli.platform.unknown", typed, all());
    }
    return known;
  }

  /// The names of all platforms.
  static String all() {
    return Arrays.stream(PlatformName.values())
        .map(PlatformName::id)
        .collect(Collectors.joining(", "));
  }
}
