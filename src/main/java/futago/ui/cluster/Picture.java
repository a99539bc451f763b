package futago.ui.cluster;

import futago.cluster.Finding;
import futago.text.Message;
import java.util.List;
import java.util.Optional;

/// The cluster at one moment, as it is drawn.
///
/// @param nodes both, in the spec's order
/// @param link DRBD between them
/// @param virtualIp the address that clients connect to
/// @param nowhere what should run and runs on no node; with the virtual IP, where none has it
/// @param health all in a few words
/// @param tone how that is meant
/// @param findings what needs attention, the gravest first
/// @param text `crm_mon -r` as a node printed it; empty where none did
record Picture(
    List<NodeCard> nodes,
    LinkLine link,
    Block virtualIp,
    List<Block> nowhere,
    Message health,
    Tone tone,
    List<Finding> findings,
    Optional<String> text) {
  Picture {
    nodes = List.copyOf(nodes);
    nowhere = List.copyOf(nowhere);
    findings = List.copyOf(findings);
  }
}
