package futago.cluster.drill;

import java.time.Duration;

/// How a drill is to be run.
///
/// @param stay leave the database where it is afterwards, rather than move it back
/// @param pace from one row of the client's to the next
/// @param patience how long the cluster may take to deal with the failure, and again to be whole
public record DrillOptions(boolean stay, Duration pace, Duration patience) {
  /// The usual: a row every 100 ms, and the database goes back. A busy emulated node takes minutes
  /// to boot.
  public static final DrillOptions USUAL =
      new DrillOptions(false, Duration.ofMillis(100), Duration.ofMinutes(15));

  /// The same, and the database stays where it is.
  public DrillOptions staying() {
    return new DrillOptions(true, pace, patience);
  }

  /// The same with another patience.
  public DrillOptions patientFor(Duration longest) {
    return new DrillOptions(stay, pace, longest);
  }
}
