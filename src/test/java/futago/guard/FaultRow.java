package futago.guard;

import futago.engine.StepFailure;
import futago.simulator.Simulation;
import futago.spec.PlatformName;
import java.util.List;
import java.util.Optional;

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

  /// What a run comes to.
  sealed interface Comes {}

  /// It fails (exit status 1) and says so.
  ///
  /// @param step in which step; a part of its name that both platforms share
  /// @param node on which node; empty if either will do
  /// @param what the key of what happened
  /// @param cure the key of what to do
  /// @param named what must be among the words
  record Fails(String step, Optional<String> node, String what, String cure, String named)
      implements Comes {
    boolean is(StepFailure failure) {
      return failure.step().value().contains(step)
          && node.map(failure.node()::equals).orElse(true)
          && failure.what().key().equals(what)
          && failure.cure().key().equals(cure);
    }
  }

  /// It is refused (exit status 3).
  ///
  /// @param upFront whether before anything is changed
  /// @param found the key of what was found
  /// @param named what must be among the words
  record Refused(boolean upFront, String found, String named) implements Comes {}

  /// It takes longer and says why, and then is done.
  ///
  /// @param why the key of why
  /// @param named what must be among the words
  record Delayed(String why, String named) implements Comes {}

  @Override
  public String toString() {
    return name;
  }
}
