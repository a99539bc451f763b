package futago.cluster;

import futago.text.Message;

/// Something that a person should know about the cluster, and what to do about it.
///
/// @param what what is the case, with the node or resource that it is about
/// @param cure what to do next
public record Finding(Message what, Message cure) {
  /// The finding of that key in the text bundles; its cure is the same key with `.cure` appended
  /// and has the same arguments.
  static Finding of(String key, Object... arguments) {
    return new Finding(Message.of(key, arguments), Message.of(key + ".cure", arguments));
  }
}
