package futago.report;

import java.util.List;

/// Both nodes as the report draws them.
///
/// @param left the first node of the spec
/// @param right the second one
/// @param link how DRBD connects them, in its own words
/// @param linkTone whether that is as it should be
/// @param flow which way the data goes
record ClusterPicture(Node left, Node right, String link, Tone linkTone, Flow flow) {
  /// The direction of the replicated data.
  enum Flow {
    TO_RIGHT,
    TO_LEFT,
    NONE
  }

  /// @param name its name
  /// @param address where it is
  /// @param badge its role, such as `PRIMARY`
  /// @param active whether it has the database
  /// @param state how it fares, in words
  /// @param tone of that
  /// @param blocks what runs there
  record Node(
      String name,
      String address,
      String badge,
      boolean active,
      String state,
      Tone tone,
      List<Item> blocks) {
    public Node {
      blocks = List.copyOf(blocks);
    }
  }

  /// @param title what it is
  /// @param text more about it
  /// @param tone `ACTIVE` for the virtual IP
  record Item(String title, String text, Tone tone) {}
}
