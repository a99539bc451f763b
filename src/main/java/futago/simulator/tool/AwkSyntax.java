package futago.simulator.tool;

import java.util.List;
import java.util.Map;

/// The language of `awk`, as it was read.
final class AwkSyntax {
  private AwkSyntax() {}

  /// A program.
  record Program(
      List<Statement> begin,
      List<Rule> rules,
      List<Statement> end,
      Map<String, Function> functions) {}

  /// `PATTERN { ... }`. A range has two patterns; nothing stands for what is not there.
  record Rule(Expression pattern, Expression last, Statement action) {}

  /// `function NAME(PARAMETERS) { ... }`.
  record Function(String name, List<String> parameters, Statement body) {}

  /// Something that is done.
  sealed interface Statement {}

  record Block(List<Statement> statements) implements Statement {}

  record Simple(Expression expression) implements Statement {}

  /// `print` or `printf`.
  ///
  /// @param formatted whether it is `printf`
  /// @param redirection `>`, `>>`, `|`, or empty
  record Print(boolean formatted, List<Expression> arguments, String redirection, Expression target)
      implements Statement {}

  record If(Expression condition, Statement then, Statement otherwise) implements Statement {}

  /// @param first whether the body comes before the condition
  record While(boolean first, Expression condition, Statement body) implements Statement {}

  record For(Statement start, Expression condition, Statement step, Statement body)
      implements Statement {}

  record ForIn(String name, String array, Statement body) implements Statement {}

  /// @param index nothing for all of it
  record Delete(String array, List<Expression> index) implements Statement {}

  /// `next`, `exit`, `return`, `break`, `continue`.
  record Leave(Leaving how, Expression value) implements Statement {}

  /// What is left.
  enum Leaving {
    RECORD,
    FILE,
    PROGRAM,
    FUNCTION,
    LOOP,
    ROUND
  }

  /// Something that has a value.
  sealed interface Expression {}

  record NumberLiteral(double value) implements Expression {}

  record Text(String value) implements Expression {}

  record Regex(String value) implements Expression {}

  /// What something can be assigned to.
  sealed interface Place extends Expression {}

  record Variable(String name) implements Place {}

  record Field(Expression number) implements Place {}

  record Element(String array, List<Expression> index) implements Place {}

  record Assign(Place place, String operator, Expression value) implements Expression {}

  /// `++x`, `x--`.
  record Step(Place place, int by, boolean before) implements Expression {}

  record Unary(char operator, Expression value) implements Expression {}

  record Binary(String operator, Expression left, Expression right) implements Expression {}

  record Match(boolean negated, Expression text, Expression regex) implements Expression {}

  record In(List<Expression> index, String array) implements Expression {}

  record Choice(Expression condition, Expression yes, Expression no) implements Expression {}

  record Call(String name, List<Expression> arguments) implements Expression {}

  /// `getline`.
  ///
  /// @param kind empty for the next record, `<` for a file, `|` for a command
  record Getline(String kind, Expression source, Place place) implements Expression {}

  /// `(a)`: keeps what is in it from being taken apart.
  record Group(List<Expression> inside) implements Expression {}
}
