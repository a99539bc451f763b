package futago.slide;

import java.util.List;

/// A part of a slide that is done on the same nodes.
///
/// @param badges the nodes, one or both
/// @param lines what is done there, in order
public record NodeBlock(List<Badge> badges, List<SlideLine> lines) {
  public NodeBlock {
    badges = List.copyOf(badges);
    lines = List.copyOf(lines);
  }
}
