package futago.spec;

/// The numbers that a field takes.
///
/// @param min the smallest
/// @param max the largest
/// @param key the message for all others: `{0}` the value, `{1}` and `{2}` the bounds
record IntRange(int min, int max, String key) {
  static final IntRange PORT = new IntRange(1, 65_535, "spec.port.range");

  boolean contains(long value) {
    return min <= value && value <= max;
  }
}
