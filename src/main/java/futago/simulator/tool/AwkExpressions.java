package futago.simulator.tool;

import futago.simulator.tool.AwkLexer.Kind;
import futago.simulator.tool.AwkLexer.Token;
import futago.simulator.tool.AwkSyntax.Expression;
import futago.simulator.tool.AwkSyntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the expressions of `awk`, the weakest operator first.
class AwkExpressions extends AwkTokens {
  private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=");
  private static final Set<String> COMPARISONS = Set.of("<", "<=", "==", "!=", ">", ">=");

  /// Above 0 where `>` is a redirection.
  private int noGreater;

  /// Above 0 where `in` belongs to a loop.
  private int noIn;

  AwkExpressions(List<Token> tokens) {
    super(tokens);
  }

  final Expression expression() {
    return ternary();
  }

  /// An expression in which `>` is a redirection.
  final Expression expressionBeforeRedirection() {
    noGreater++;
    try {
      return expression();
    } finally {
      noGreater--;
    }
  }

  /// An expression at the beginning of a `for`, where `in` belongs to the loop.
  final Expression expressionWithoutIn() {
    noIn++;
    try {
      return expression();
    } finally {
      noIn--;
    }
  }

  final List<Expression> list(String end) {
    var list = new ArrayList<Expression>();
    skipNewlines();
    while (!sees(end)) {
      list.add(expression());
      skipNewlines();
      if (!take(",")) {
        break;
      }
      skipNewlines();
    }
    return list;
  }

  private Expression ternary() {
    Expression condition = or();
    if (condition instanceof Place place
        && peek().kind() == Kind.OPERATOR
        && ASSIGNMENTS.contains(peek().text())) {
      String operator = next().text();
      skipNewlines();
      return new AwkSyntax.Assign(place, operator, ternary());
    }
    if (!take("?")) {
      return condition;
    }
    skipNewlines();
    Expression yes = ternary();
    skipNewlines();
    expect(":");
    skipNewlines();
    return new AwkSyntax.Choice(condition, yes, ternary());
  }

  private Expression or() {
    Expression left = and();
    while (take("||")) {
      skipNewlines();
      left = new AwkSyntax.Binary("||", left, and());
    }
    return left;
  }

  private Expression and() {
    Expression left = membership();
    while (take("&&")) {
      skipNewlines();
      left = new AwkSyntax.Binary("&&", left, membership());
    }
    return left;
  }

  private Expression membership() {
    Expression left = match();
    while (noIn == 0 && take("in")) {
      List<Expression> index =
          left instanceof AwkSyntax.Group(List<Expression> inside) ? inside : List.of(left);
      left = new AwkSyntax.In(index, name());
    }
    return left;
  }

  private Expression match() {
    Expression left = comparison();
    while (sees("~") || sees("!~")) {
      boolean negated = next().text().equals("!~");
      left = new AwkSyntax.Match(negated, left, comparison());
    }
    return left;
  }

  private Expression comparison() {
    Expression left = concatenation();
    Token token = peek();
    boolean compares =
        token.kind() == Kind.OPERATOR
            && COMPARISONS.contains(token.text())
            && !(token.text().equals(">") && noGreater > 0);
    if (compares) {
      next();
      return new AwkSyntax.Binary(token.text(), left, concatenation());
    }
    return left;
  }

  private Expression concatenation() {
    Expression left = sum();
    while (true) {
      if (sees("|") && seesAfter(1, "getline")) {
        take("|");
        take("getline");
        left = new AwkSyntax.Getline("|", left, optionalPlace());
      } else if (operandBegins()) {
        left = new AwkSyntax.Binary(" ", left, sum());
      } else {
        return left;
      }
    }
  }

  private boolean operandBegins() {
    Token token = peek();
    return switch (token.kind()) {
      case NUMBER, TEXT, REGEX, NAME, CALL -> true;
      case WORD -> false;
      case OPERATOR -> Set.of("$", "!", "(", "-", "+", "++", "--").contains(token.text());
      case NEWLINE, END -> false;
    };
  }

  private Expression sum() {
    Expression left = product();
    while (sees("+") || sees("-")) {
      String operator = next().text();
      left = new AwkSyntax.Binary(operator, left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = unary();
    while (sees("*") || sees("/") || sees("%")) {
      String operator = next().text();
      left = new AwkSyntax.Binary(operator, left, unary());
    }
    return left;
  }

  private Expression unary() {
    if (sees("!") || sees("-") || sees("+")) {
      char operator = next().text().charAt(0);
      return new AwkSyntax.Unary(operator, unary());
    }
    return power();
  }

  private Expression power() {
    Expression left = step();
    if (take("^")) {
      return new AwkSyntax.Binary("^", left, unary());
    }
    return left;
  }

  private Expression step() {
    if (sees("++") || sees("--")) {
      int by = next().text().equals("++") ? 1 : -1;
      if (!(primary() instanceof Place place)) {
        throw wrong();
      }
      return new AwkSyntax.Step(place, by, true);
    }
    Expression value = primary();
    if (value instanceof Place place && (sees("++") || sees("--"))) {
      return new AwkSyntax.Step(place, next().text().equals("++") ? 1 : -1, false);
    }
    return value;
  }

  private Expression primary() {
    Token token = next();
    switch (token.kind()) {
      case NUMBER -> {
        return new AwkSyntax.NumberLiteral(Double.parseDouble(token.text()));
      }
      case TEXT -> {
        return new AwkSyntax.Text(token.text());
      }
      case REGEX -> {
        return new AwkSyntax.Regex(token.text());
      }
      case NAME -> {
        if (!take("[")) {
          return new AwkSyntax.Variable(token.text());
        }
        List<Expression> index = inside("]");
        return new AwkSyntax.Element(token.text(), index);
      }
      case CALL -> {
        return call(token);
      }
      case WORD -> {
        if (token.text().equals("getline")) {
          return getline();
        }
      }
      case OPERATOR -> {
        if (token.text().equals("$")) {
          return new AwkSyntax.Field(sees("-") || sees("+") || sees("!") ? unary() : fieldNumber());
        }
        if (token.text().equals("(")) {
          return new AwkSyntax.Group(inside(")"));
        }
      }
      case NEWLINE, END -> {}
    }
    back();
    throw wrong();
  }

  /// `$i++` is the field's, `$++i` is not.
  private Expression fieldNumber() {
    return sees("++") || sees("--") ? step() : primary();
  }

  /// A list up to a bracket, in which `>` and `in` mean what they usually do.
  private List<Expression> inside(String end) {
    int greater = noGreater;
    int in = noIn;
    noGreater = 0;
    noIn = 0;
    List<Expression> list = list(end);
    expect(end);
    noGreater = greater;
    noIn = in;
    return list;
  }

  private Expression call(Token token) {
    if (!take("(")) {
      if (token.text().equals("length")) {
        return new AwkSyntax.Call("length", List.of());
      }
      throw wrong();
    }
    return new AwkSyntax.Call(token.text(), inside(")"));
  }

  private Expression getline() {
    Place place = optionalPlace();
    if (take("<")) {
      return new AwkSyntax.Getline("<", step(), place);
    }
    return new AwkSyntax.Getline("", null, place);
  }

  /// A place to put something, if one comes next.
  private Place optionalPlace() {
    if (peek().kind() == Kind.NAME || sees("$")) {
      return primary() instanceof Place place ? place : null;
    }
    return null;
  }
}
