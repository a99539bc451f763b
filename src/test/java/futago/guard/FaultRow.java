package futago.guard;

import futago.simulator.Simulation;
import futago.spec.PlatformName;
import java.util.List;

/// One fault: how it comes and goes, and what has to be said of it.
///
/// @param name what it is, for a person
/// @param on on which platforms it is tried
/// @param begins brings it about, before `apply`
/// @param ends puts right what a person would
/// @param comes what `apply` has to come to
record FaultRow(String name, List<PlatformName> on, Meddling begins, Meddling ends, Comes comes) {
  /// Something that is done to the nodes.
  interface Meddling {
    /// Does it.
    void to(Simulation nodes) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }
}
