package futago.ui.cluster;

import futago.text.Message;

/// Something that runs on a node, or on none.
///
/// @param kind what it is
/// @param title its name or address
/// @param detail what it does
/// @param tone how that is meant
record Block(Kind kind, String title, Message detail, Tone tone) {
  /// What a block stands for; decides about its icon.
  enum Kind {
    ADDRESS,
    DATABASE,
    FILE_SYSTEM,
    DISK,
    OTHER
  }
}
