package futago.cli;

/// A terminal that a person looks at.
@FunctionalInterface
public interface Screen {
  /// How many columns it has just now.
  int columns();
}
