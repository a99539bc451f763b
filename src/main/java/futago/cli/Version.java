package futago.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// Which Futago this is, from its jar; run from a build directory it has no version.
final class Version implements IVersionProvider {
  static String text() {
    return "Futago "
        + Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("(development)");
  }

  @Override
  public String[] getVersion() {
    return new String[] {text(), "Java " + Runtime.version()};
  }
}
