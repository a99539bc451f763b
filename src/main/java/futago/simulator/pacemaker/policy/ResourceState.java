package futago.simulator.pacemaker.policy;

/// What is known of a resource on a node.
///
/// @param role what it is
/// @param failed whether something went wrong that has not been put right
/// @param blocked whether nothing may be done about that
/// @param notInstalled whether the agent cannot work there
public record ResourceState(Role role, boolean failed, boolean blocked, boolean notInstalled) {
  /// Not there.
  public static final ResourceState STOPPED = new ResourceState(Role.STOPPED, false, false, false);

  /// Whether it runs, well or badly.
  public boolean active() {
    return role != Role.STOPPED;
  }

  ResourceState as(Role other) {
    return new ResourceState(other, false, false, false);
  }

  ResourceState failing(Role other, boolean nowBlocked) {
    return new ResourceState(other, true, nowBlocked, false);
  }
}
