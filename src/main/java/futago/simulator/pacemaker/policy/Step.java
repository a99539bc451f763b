package futago.simulator.pacemaker.policy;

import java.util.Set;

/// One step of a plan: an agent called on a node, when the steps before it are done.
///
/// @param number its number in the plan
/// @param kind what is done
/// @param resource to which primitive
/// @param node where
/// @param after the numbers of the steps that come before
public record Step(int number, Kind kind, String resource, String node, Set<Integer> after) {
  /// What can be done, as the agents call it.
  public enum Kind {
    PROBE("monitor"),
    START("start"),
    STOP("stop"),
    PROMOTE("promote"),
    DEMOTE("demote");

    private final String operation;

    Kind(String operation) {
      this.operation = operation;
    }

    /// The agent's word for it.
    public String operation() {
      return operation;
    }
  }

  public Step {
    after = Set.copyOf(after);
  }
}
