package futago.engine;

/// A step's name, such as `messaging.corosync`: the stage, a dot, the step. Also its key in the
/// text bundles (`step.messaging.corosync.title` …), in the journal and for `--from` and `--until`.
public record StepId(String value) implements Comparable<StepId> {
  public StepId {
    if (!value.matches("[a-z]+\\.[a-z0-9-]+")) {
      throw new IllegalArgumentException("not a step id: " + value);
    }
  }

  /// The step id of that text.
  public static StepId of(String value) {
    return new StepId(value);
  }

  /// The part before the dot.
  public String stage() {
    return value.substring(0, value.indexOf('.'));
  }

  @Override
  public int compareTo(StepId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
