package futago.site;

import java.util.Optional;

/// Which Futago this is.
public final class FutagoVersion {
  private FutagoVersion() {}

  /// Its name and version, from its jar; run from a build directory it has none.
  public static String text() {
    return "Futago "
        + Optional.ofNullable(FutagoVersion.class.getPackage().getImplementationVersion())
            .orElse("(development)");
  }
}
