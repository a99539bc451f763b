package futago.site;

import futago.spec.BadSpecException;
import futago.spec.PlatformName;

/// The spec cannot be built on what the hosts run.
public final class UnfitSpecException extends Exception {
  private static final long serialVersionUID = 1L;

  private final PlatformName platform;
  private final BadSpecException problems;

  UnfitSpecException(PlatformName platform, BadSpecException problems) {
    super(problems);
    this.platform = platform;
    this.problems = problems;
  }

  /// What the hosts run.
  public PlatformName platform() {
    return platform;
  }

  /// Every field that does not go with it.
  public BadSpecException problems() {
    return problems;
  }
}
