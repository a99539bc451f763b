package futago.cli;

import futago.cli.progress.Style;
import futago.text.Message;
import futago.text.Texts;

/// A command line at work: the world around it, and how it speaks.
///
/// @param context the world
/// @param texts the language
/// @param style colours of standard output; standard error is never coloured, for nothing tells
///   whether it goes to a terminal
record Cli(CliContext context, Texts texts, Style style) {
  /// A text in the language of this command line.
  String text(String key, Object... arguments) {
    return texts.say(Message.of(key, arguments));
  }

  /// Prints what was asked for.
  void out(String line) {
    context.out().println(line);
  }

  /// Says something about it on standard error.
  void err(String line) {
    context.err().println(line);
  }

  /// Says something about it on standard error.
  void tell(String key, Object... arguments) {
    err(text(key, arguments));
  }

  /// Says why nothing comes of it, and gives the exit status for it.
  int fail(CliFailure failure) {
    for (Trouble trouble : failure.troubles()) {
      err("futago: " + texts.say(trouble.what()));
      trouble.cure().ifPresent(cure -> err("  " + texts.say(cure)));
    }
    return failure.status();
  }
}
