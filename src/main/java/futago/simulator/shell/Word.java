package futago.simulator.shell;

import java.util.List;

/// A word of the shell's language, before it is expanded.
record Word(List<Part> parts) {
  Word {
    parts = List.copyOf(parts);
  }

  static Word of(String text) {
    return new Word(List.of(new Literal(text)));
  }

  /// A piece of a word.
  sealed interface Part {}

  /// Text without quotes, in which `*` and the like mean something.
  record Literal(String text) implements Part {}

  /// Text that stands for itself.
  record Quoted(String text) implements Part {}

  /// `"..."`.
  record DoubleQuoted(List<Part> parts) implements Part {}

  /// `$name`, `${name:-word}` and the like.
  ///
  /// @param colon whether an empty value counts as none
  /// @param operand what follows the operator; empty for {@link Operator#PLAIN} and {@link
  ///   Operator#LENGTH}
  record Parameter(String name, Operator operator, boolean colon, Word operand) implements Part {}

  /// `$(...)`.
  record Substitution(Command command) implements Part {}

  /// `$((...))`.
  record Arithmetic(Word expression) implements Part {}

  /// What is done with a parameter.
  enum Operator {
    PLAIN,
    DEFAULT,
    ASSIGN,
    ERROR,
    ALTERNATIVE,
    LENGTH,
    CUT_SHORTEST_PREFIX,
    CUT_LONGEST_PREFIX,
    CUT_SHORTEST_SUFFIX,
    CUT_LONGEST_SUFFIX
  }
}
