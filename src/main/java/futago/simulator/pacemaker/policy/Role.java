package futago.simulator.pacemaker.policy;

/// What a resource is on a node. An instance of a promotable clone that is started and not promoted
/// is a slave.
public enum Role {
  STOPPED,
  STARTED,
  MASTER
}
