package futago.slide;

import futago.engine.Plan;
import futago.spec.NodeSpec;

/// The mark of a node on a slide, as in the talk.
///
/// @param role which of the two it is in this plan
/// @param node the node's name
public record Badge(Role role, String node) {
  /// The two roles.
  public enum Role {
    ACT,
    SBY
  }

  /// The badge of one of the two nodes of a plan.
  public static Badge of(Plan plan, NodeSpec node) {
    return new Badge(node.name().equals(plan.act().name()) ? Role.ACT : Role.SBY, node.name());
  }

  @Override
  public String toString() {
    return role + " " + node;
  }
}
