package futago.spec;

/// Settings of the resource manager.
///
/// @param fencing only `NONE` so far, as in the talk
public record PacemakerSpec(Fencing fencing) {
  /// How a node that does not answer is kept from the data.
  public enum Fencing {
    /// Not at all, as in the talk.
    NONE
  }
}
