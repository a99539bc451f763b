package futago.report;

import java.util.List;

/// A chapter of a report.
///
/// @param id for links to it; letters and `-` only
/// @param title its title
/// @param lead what it is about, in a sentence or two; may be empty
/// @param ownPage whether it begins a page when printed
/// @param blocks what stands in it
record Section(String id, String title, String lead, boolean ownPage, List<Block> blocks) {
  Section {
    blocks = List.copyOf(blocks);
  }

  Section(String id, String title, String lead, List<Block> blocks) {
    this(id, title, lead, false, blocks);
  }
}
