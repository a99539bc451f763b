package futago.spec;

import futago.text.Message;

/// One thing wrong with a spec.
///
/// @param path where: the field, such as `nodes[1].ssh.port`; a place in the text, such as `(line
///   3, column 7)`; or the file. Printable, whatever was in the file
/// @param message what is wrong and what would be right
public record Problem(String path, Message message) {}
