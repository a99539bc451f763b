package futago.simulator.host.postgresql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Works out expressions, for one row or, where there are aggregates, for all.
final class Evaluator {
  private static final Set<String> AGGREGATES = Set.of("count", "max", "min", "sum");

  private final Session session;
  private final List<Map<String, Object>> rows;

  /// @param rows what the expressions are about; the first one is what columns refer to
  Evaluator(Session session, List<Map<String, Object>> rows) {
    this.session = session;
    this.rows = rows;
  }

  /// Whether an expression has an aggregate in it.
  static boolean isAggregate(Sql.Expression expression) {
    return switch (expression) {
      case Sql.Function function -> AGGREGATES.contains(function.name());
      case Sql.Binary binary -> isAggregate(binary.left()) || isAggregate(binary.right());
      case Sql.Not not -> isAggregate(not.inner());
      case Sql.IsNull isNull -> isAggregate(isNull.inner());
      case Sql.In in -> isAggregate(in.inner());
      case Sql.Literal _, Sql.Reference _, Sql.Subquery _ -> false;
    };
  }

  boolean isTrue(Sql.Expression expression) throws SqlException {
    return Boolean.TRUE.equals(value(expression));
  }

  Object value(Sql.Expression expression) throws SqlException {
    return switch (expression) {
      case Sql.Literal literal -> literal.value();
      case Sql.Reference reference -> column(reference);
      case Sql.Function function -> function(function);
      case Sql.Binary binary -> binary(binary);
      case Sql.Not not -> {
        Object inner = value(not.inner());
        yield inner == null ? null : !Boolean.TRUE.equals(inner);
      }
      case Sql.IsNull isNull -> (value(isNull.inner()) == null) != isNull.not();
      case Sql.In in -> in(in);
      case Sql.Subquery subquery -> {
        Result result = session.select(subquery.select());
        yield result.rows().isEmpty() ? null : result.rows().getFirst().getFirst();
      }
    };
  }

  private Object column(Sql.Reference reference) throws SqlException {
    if (rows.isEmpty() || !rows.getFirst().containsKey(reference.column())) {
      throw SqlException.at(
          reference.position(), "column \"" + reference.column() + "\" does not exist");
    }
    return rows.getFirst().get(reference.column());
  }

  private Object in(Sql.In in) throws SqlException {
    Object inner = value(in.inner());
    if (inner == null) {
      return null;
    }
    boolean found = false;
    for (Sql.Expression each : in.values()) {
      Object value = value(each);
      found |= value != null && Value.compare(inner, value) == 0;
    }
    return found != in.not();
  }

  private Object binary(Sql.Binary binary) throws SqlException {
    Object left = value(binary.left());
    Object right = value(binary.right());
    String operator = binary.operator();
    if (operator.equals("and") || operator.equals("or")) {
      boolean and = operator.equals("and");
      if (Boolean.valueOf(!and).equals(left) || Boolean.valueOf(!and).equals(right)) {
        return !and;
      }
      return left == null || right == null ? null : (Object) and;
    }
    if (left == null || right == null) {
      return null;
    }
    return switch (operator) {
      case "=" -> Value.compare(left, right) == 0;
      case "<>", "!=" -> Value.compare(left, right) != 0;
      case "<" -> Value.compare(left, right) < 0;
      case ">" -> Value.compare(left, right) > 0;
      case "<=" -> Value.compare(left, right) <= 0;
      case ">=" -> Value.compare(left, right) >= 0;
      case "||" -> Value.shown(left) + Value.shown(right);
      case "like" -> like(Value.shown(left), Value.shown(right));
      default -> calculate(operator, left, right);
    };
  }

  private static boolean like(String text, String pattern) {
    var regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        regex.append("\\Q").append(pattern.charAt(++i)).append("\\E");
      } else {
        regex.append(c == '%' ? ".*" : c == '_' ? "." : "\\Q" + c + "\\E");
      }
    }
    return text.matches("(?s)" + regex);
  }

  private static Object calculate(String operator, Object left, Object right) throws SqlException {
    Sql.Type type =
        left instanceof BigDecimal || right instanceof BigDecimal
            ? Sql.Type.NUMERIC
            : Sql.Type.BIGINT;
    var one = (Number) Value.as(left, type);
    var other = (Number) Value.as(right, type);
    boolean divides = operator.equals("/") || operator.equals("%");
    if (divides && Value.decimal(other).signum() == 0) {
      throw SqlException.of("division by zero");
    }
    if (type == Sql.Type.BIGINT) {
      long a = one.longValue();
      long b = other.longValue();
      return switch (operator) {
        case "+" -> a + b;
        case "-" -> a - b;
        case "*" -> a * b;
        case "/" -> a / b;
        default -> a % b;
      };
    }
    BigDecimal a = Value.decimal(one);
    BigDecimal b = Value.decimal(other);
    return switch (operator) {
      case "+" -> a.add(b);
      case "-" -> a.subtract(b);
      case "*" -> a.multiply(b);
      case "/" -> a.divide(b, MathContext.DECIMAL64);
      default -> a.remainder(b);
    };
  }

  private Object function(Sql.Function function) throws SqlException {
    if (AGGREGATES.contains(function.name())) {
      return aggregate(function);
    }
    List<Object> arguments = new ArrayList<>();
    for (Sql.Expression each : function.arguments()) {
      arguments.add(value(each));
    }
    return session.function(function, arguments);
  }

  private Object aggregate(Sql.Function function) throws SqlException {
    if (function.arguments().isEmpty()) {
      return (long) rows.size();
    }
    Object result = null;
    long count = 0;
    for (Map<String, Object> row : rows) {
      Object value = new Evaluator(session, List.of(row)).value(function.arguments().getFirst());
      if (value == null) {
        continue;
      }
      count++;
      if (result == null) {
        result = value;
        continue;
      }
      result =
          switch (function.name()) {
            case "max" -> Value.compare(value, result) > 0 ? value : result;
            case "min" -> Value.compare(value, result) < 0 ? value : result;
            case "sum" -> calculate("+", result, value);
            default -> result;
          };
    }
    return function.name().equals("count") ? (Object) count : result;
  }
}
