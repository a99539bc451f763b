package futago.engine;

import futago.remote.NodeLocks;
import futago.spec.NodeSpec;
import java.util.Map;

/// What all parts of one run share.
record RunContext(
    Map<String, MeteredNode> nodes,
    Reporter reporter,
    Failures failures,
    FanOut fanOut,
    Cancellation cancellation,
    NodeLocks locks) {
  MeteredNode remote(NodeSpec node) {
    return nodes.get(node.name());
  }
}
