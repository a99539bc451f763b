package futago.simulator.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.UsageException;
import futago.simulator.tool.AwkSyntax.Expression;
import futago.simulator.tool.AwkSyntax.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Calculates the expressions of an `awk` program.
abstract class AwkRun {
  private final Call call;
  private final AwkVariables variables;
  private final AwkRecord record;
  private final AwkFiles files;
  private final AwkFunctions functions;
  private final Map<String, AwkSyntax.Function> own;

  AwkRun(Call call, AwkVariables variables, AwkFiles files, Map<String, AwkSyntax.Function> own) {
    this.call = call;
    this.variables = variables;
    this.record = new AwkRecord(variables);
    this.files = files;
    this.functions = new AwkFunctions(this, variables);
    this.own = own;
  }

  final AwkFiles files() {
    return files;
  }

  final AwkRecord record() {
    return record;
  }

  final AwkVariables variables() {
    return variables;
  }

  final AwkFunctions functions() {
    return functions;
  }

  final Call call() {
    return call;
  }

  final double seconds() {
    return call.machine().clock().instant().getEpochSecond();
  }

  /// Runs the body of a function.
  abstract void body(AwkSyntax.Function function) throws IOException, InterruptedException;

  /// The next record of the main input.
  abstract boolean nextRecord(Place place) throws IOException;

  final String text(Expression expression) throws IOException, InterruptedException {
    AwkValue value = value(expression);
    return value.text() != null ? value.text() : value.text(variables.text("CONVFMT"));
  }

  final boolean isTrue(Expression expression) throws IOException, InterruptedException {
    return value(expression).isTrue();
  }

  final AwkValue value(Expression expression) throws IOException, InterruptedException {
    return switch (expression) {
      case AwkSyntax.NumberLiteral(double number) -> AwkValue.of(number);
      case AwkSyntax.Text(String text) -> AwkValue.of(text);
      case AwkSyntax.Regex regex ->
          AwkValue.of(regex(regex).matcher(record.get(0).text("%.6g")).find());
      case AwkSyntax.Variable(String name) ->
          name.equals("NF") ? AwkValue.of(record.count()) : variables.cell(name).value();
      case AwkSyntax.Field(Expression number) -> record.get((int) value(number).number());
      case AwkSyntax.Element element ->
          variables
              .cell(element.array())
              .array()
              .computeIfAbsent(index(element.index()), _ -> AwkValue.UNSET);
      case AwkSyntax.Assign assign -> assign(assign);
      case AwkSyntax.Step step -> {
        AwkValue before = AwkValue.of(value(step.place()).number());
        AwkValue after = AwkValue.of(before.number() + step.by());
        assign(step.place(), after);
        yield step.before() ? after : before;
      }
      case AwkSyntax.Unary unary ->
          switch (unary.operator()) {
            case '!' -> AwkValue.of(!isTrue(unary.value()));
            case '-' -> AwkValue.of(-value(unary.value()).number());
            default -> AwkValue.of(value(unary.value()).number());
          };
      case AwkSyntax.Binary binary -> binary(binary);
      case AwkSyntax.Match match ->
          AwkValue.of(regex(match.regex()).matcher(text(match.text())).find() != match.negated());
      case AwkSyntax.In in ->
          AwkValue.of(variables.cell(in.array()).array().containsKey(index(in.index())));
      case AwkSyntax.Choice choice ->
          value(isTrue(choice.condition()) ? choice.yes() : choice.no());
      case AwkSyntax.Call function -> call(function);
      case AwkSyntax.Getline getline -> getline(getline);
      case AwkSyntax.Group(List<Expression> inside) -> {
        if (inside.size() != 1) {
          throw new UsageException(2, "a list where a value is wanted");
        }
        yield value(inside.getFirst());
      }
    };
  }

  /// The subscript that a list means.
  final String index(List<Expression> index) throws IOException, InterruptedException {
    if (index.size() == 1) {
      return text(index.getFirst());
    }
    var texts = new ArrayList<String>();
    for (Expression each : index) {
      texts.add(text(each));
    }
    return String.join(variables.text("SUBSEP"), texts);
  }

  /// The regular expression that an expression means.
  final Pattern regex(Expression expression) throws IOException, InterruptedException {
    String text = expression instanceof AwkSyntax.Regex(String regex) ? regex : text(expression);
    try {
      return Posix.compile(text, Posix.Dialect.AWK, false);
    } catch (IllegalArgumentException e) {
      throw new UsageException(2, "regular expression compile failed: " + text);
    }
  }

  final void assign(Place place, AwkValue value) throws IOException, InterruptedException {
    switch (place) {
      case AwkSyntax.Variable(String name) -> {
        if (name.equals("NF")) {
          record.count((int) value.number());
        } else {
          variables.cell(name).set(value);
        }
      }
      case AwkSyntax.Field(Expression number) -> record.set((int) value(number).number(), value);
      case AwkSyntax.Element element ->
          variables.cell(element.array()).array().put(index(element.index()), value);
    }
  }

  private AwkValue assign(AwkSyntax.Assign assign) throws IOException, InterruptedException {
    AwkValue value = value(assign.value());
    if (!assign.operator().equals("=")) {
      double left = value(assign.place()).number();
      value = AwkValue.of(calculate(assign.operator().charAt(0), left, value.number()));
    }
    assign(assign.place(), value);
    return value;
  }

  private AwkValue binary(AwkSyntax.Binary binary) throws IOException, InterruptedException {
    switch (binary.operator()) {
      case "&&" -> {
        return AwkValue.of(isTrue(binary.left()) && isTrue(binary.right()));
      }
      case "||" -> {
        return AwkValue.of(isTrue(binary.left()) || isTrue(binary.right()));
      }
      case " " -> {
        return AwkValue.of(text(binary.left()) + text(binary.right()));
      }
      default -> {}
    }
    AwkValue left = value(binary.left());
    AwkValue right = value(binary.right());
    return switch (binary.operator()) {
      case "<" -> AwkValue.of(order(left, right) < 0);
      case "<=" -> AwkValue.of(order(left, right) <= 0);
      case "==" -> AwkValue.of(order(left, right) == 0);
      case "!=" -> AwkValue.of(order(left, right) != 0);
      case ">" -> AwkValue.of(order(left, right) > 0);
      case ">=" -> AwkValue.of(order(left, right) >= 0);
      default -> AwkValue.of(calculate(binary.operator().charAt(0), left.number(), right.number()));
    };
  }

  private int order(AwkValue left, AwkValue right) {
    boolean numbers = left.numeric() && right.numeric();
    return AwkValue.compare(left, right, numbers ? "" : variables.text("CONVFMT"));
  }

  private static double calculate(char operator, double left, double right) {
    if (right == 0 && (operator == '/' || operator == '%')) {
      throw new UsageException(2, "division by zero");
    }
    return switch (operator) {
      case '+' -> left + right;
      case '-' -> left - right;
      case '*' -> left * right;
      case '/' -> left / right;
      case '%' -> left % right;
      default -> Math.pow(left, right);
    };
  }

  private AwkValue call(AwkSyntax.Call function) throws IOException, InterruptedException {
    AwkSyntax.Function known = own.get(function.name());
    if (known == null) {
      if (!AwkLexer.FUNCTIONS.contains(function.name())) {
        throw new UsageException(2, "function " + function.name() + " never defined");
      }
      return functions.call(function.name(), function.arguments());
    }
    var arguments = new ArrayList<AwkVariables.Cell>();
    for (Expression argument : function.arguments()) {
      if (argument instanceof AwkSyntax.Variable(String name) && !name.equals("NF")) {
        arguments.add(variables.cell(name).handedOn());
      } else {
        var cell = new AwkVariables.Cell();
        cell.set(value(argument));
        arguments.add(cell);
      }
    }
    variables.enter(known.parameters(), arguments);
    try {
      body(known);
      return AwkValue.UNSET;
    } catch (AwkLeave leave) {
      if (leave.how() != AwkSyntax.Leaving.FUNCTION) {
        throw leave;
      }
      return leave.value();
    } finally {
      variables.leave();
    }
  }

  private AwkValue getline(AwkSyntax.Getline getline) throws IOException, InterruptedException {
    if (getline.kind().isEmpty()) {
      return AwkValue.of(nextRecord(getline.place()));
    }
    String source = text(getline.source());
    String line;
    try {
      AwkInput input = getline.kind().equals("<") ? files.file(source) : files.command(source);
      line = input.next(variables.text("RS"));
    } catch (IOException e) {
      return AwkValue.of(-1);
    }
    if (line == null) {
      return AwkValue.ZERO;
    }
    if (getline.kind().equals("|")) {
      variables.set("NR", variables.global("NR").value().number() + 1);
    }
    if (getline.place() == null) {
      record.set(line);
    } else {
      assign(getline.place(), AwkValue.input(line));
    }
    return AwkValue.ONE;
  }
}
