package futago.ui.cluster;

import futago.text.Message;
import java.util.List;
import java.util.Optional;

/// A node as it is drawn.
///
/// @param name the node's name
/// @param address on the cluster's network
/// @param interfaceName that has this address
/// @param primary whether DRBD is Primary there; empty where nobody knows
/// @param condition how it fares
/// @param tone how that is meant
/// @param dc whether it decides for the cluster
/// @param answers whether it answered us
/// @param serves whether the database runs there
/// @param hasAddress whether the virtual IP is there
/// @param blocks what runs there, without the virtual IP
/// @param disk the replicated disk there
record NodeCard(
    String name,
    String address,
    String interfaceName,
    Optional<Boolean> primary,
    Message condition,
    Tone tone,
    boolean dc,
    boolean answers,
    boolean serves,
    boolean hasAddress,
    List<Block> blocks,
    Block disk) {
  NodeCard {
    blocks = List.copyOf(blocks);
  }
}
