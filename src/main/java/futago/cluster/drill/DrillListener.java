package futago.cluster.drill;

/// Told of what happens in a drill, as it happens. Must not take long: a client's rows come by
/// here.
@FunctionalInterface
public interface DrillListener {
  /// Something has happened.
  void happened(DrillEvent event);
}
