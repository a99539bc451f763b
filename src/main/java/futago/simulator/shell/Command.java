package futago.simulator.shell;

import java.util.List;
import java.util.Optional;

/// A command of the shell's language, as it was read.
sealed interface Command {
  /// `NAME=VALUE WORD... >FILE`.
  ///
  /// @param line the number of its line, for what the shell says
  record Simple(
      List<Assignment> assignments, List<Word> words, List<Redirection> redirections, int line)
      implements Command {}

  /// `NAME=VALUE` in front of a command, or on its own.
  record Assignment(String name, Word value) {}

  /// `! A | B`.
  record Pipeline(boolean negated, List<Command> commands) implements Command {}

  /// `A && B` or `A || B`.
  record AndOr(Command first, boolean and, Command second) implements Command {}

  /// `A; B & C`.
  record Sequence(List<Item> items) implements Command {}

  /// One of a sequence.
  record Item(Command command, boolean background) {}

  /// `( A )`.
  record Subshell(Command body) implements Command {}

  /// `{ A; }`.
  record Group(Command body) implements Command {}

  /// `if A; then B; else C; fi`; an `elif` is an `if` in `otherwise`.
  record If(Command condition, Command then, Optional<Command> otherwise) implements Command {}

  /// `for NAME in WORDS; do A; done`; without words it goes through `"$@"`.
  record For(String name, Optional<List<Word>> words, Command body) implements Command {}

  /// `while A; do B; done`, or `until`.
  record Loop(boolean until, Command condition, Command body) implements Command {}

  /// `case WORD in PATTERN) A ;; esac`.
  record Case(Word subject, List<Branch> branches) implements Command {}

  /// One choice of a `case`.
  record Branch(List<Word> patterns, Command body) {}

  /// `NAME() A`.
  record Function(String name, Command body) implements Command {}

  /// A compound command with redirections.
  record Redirected(Command body, List<Redirection> redirections, int line) implements Command {}
}
