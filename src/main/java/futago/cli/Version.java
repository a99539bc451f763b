package futago.cli;

import futago.site.FutagoVersion;
import picocli.CommandLine.IVersionProvider;

/// Which Futago this is.
final class Version implements IVersionProvider {
  static String text() {
    return FutagoVersion.text();
  }

  @Override
  public String[] getVersion() {
    return new String[] {text(), "Java " + Runtime.version()};
  }
}
