package futago.simulator.host.postgresql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads expressions out of the pieces of a statement.
class ExpressionParser {
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");

  /// Functions without parentheses.
  private static final Set<String> BARE =
      Set.of("current_timestamp", "current_user", "session_user", "current_date");

  final String statement;
  private final List<SqlLexer.Token> tokens;
  private int at;

  ExpressionParser(String statement) throws SqlException {
    this.statement = statement;
    this.tokens = SqlLexer.tokens(statement);
  }

  final SqlLexer.Token peek() {
    return tokens.get(at);
  }

  final SqlLexer.Token next() {
    return tokens.get(at < tokens.size() - 1 ? at++ : at);
  }

  /// Takes words if they are the next ones.
  final boolean accept(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  final void expect(String word) throws SqlException {
    if (!accept(word)) {
      throw wrong();
    }
  }

  final String name() throws SqlException {
    if (!peek().isName()) {
      throw wrong();
    }
    return next().text();
  }

  final String string() throws SqlException {
    if (peek().kind() != SqlLexer.Kind.STRING) {
      throw wrong();
    }
    return next().text();
  }

  /// What is wrong where the parser stands.
  final SqlException wrong() {
    SqlLexer.Token token = peek();
    return token.kind() == SqlLexer.Kind.END || token.is(";")
        ? SqlException.at(
            token.position(),
            token.is(";") ? "syntax error at or near \";\"" : "syntax error at end of input")
        : SqlException.notModelled(statement.strip());
  }

  final Sql.Expression expression() throws SqlException {
    Sql.Expression left = and();
    while (accept("or")) {
      left = new Sql.Binary("or", left, and());
    }
    return left;
  }

  private Sql.Expression and() throws SqlException {
    Sql.Expression left = not();
    while (accept("and")) {
      left = new Sql.Binary("and", left, not());
    }
    return left;
  }

  private Sql.Expression not() throws SqlException {
    return accept("not") ? new Sql.Not(not()) : comparison();
  }

  private Sql.Expression comparison() throws SqlException {
    Sql.Expression left = sum();
    if (accept("is", "not", "null")) {
      return new Sql.IsNull(left, true);
    }
    if (accept("is", "null")) {
      return new Sql.IsNull(left, false);
    }
    boolean not = accept("not", "in");
    if (not || accept("in")) {
      expect("(");
      List<Sql.Expression> values = list();
      expect(")");
      return new Sql.In(left, values, not);
    }
    boolean notLike = accept("not", "like");
    if (notLike || accept("like")) {
      var like = new Sql.Binary("like", left, sum());
      return notLike ? new Sql.Not(like) : like;
    }
    if (peek().kind() == SqlLexer.Kind.SYMBOL && COMPARISONS.contains(peek().text())) {
      return new Sql.Binary(next().text(), left, sum());
    }
    return left;
  }

  private Sql.Expression sum() throws SqlException {
    Sql.Expression left = product();
    while (peek().is("+") || peek().is("-") || peek().is("||")) {
      left = new Sql.Binary(next().text(), left, product());
    }
    return left;
  }

  private Sql.Expression product() throws SqlException {
    Sql.Expression left = primary();
    while (peek().is("*") || peek().is("/") || peek().is("%")) {
      left = new Sql.Binary(next().text(), left, primary());
    }
    return left;
  }

  final List<Sql.Expression> list() throws SqlException {
    List<Sql.Expression> all = new ArrayList<>();
    do {
      all.add(expression());
    } while (accept(","));
    return all;
  }

  private Sql.Expression primary() throws SqlException {
    SqlLexer.Token token = next();
    return switch (token.kind()) {
      case NUMBER ->
          new Sql.Literal(
              token.text().contains(".")
                  ? new BigDecimal(token.text())
                  : (Object) Long.valueOf(token.text()));
      case STRING -> new Sql.Literal(token.text());
      case QUOTED_WORD -> new Sql.Reference(token.text(), token.position());
      case WORD -> word(token);
      case SYMBOL -> symbol(token);
      case END -> throw SqlException.at(token.position(), "syntax error at end of input");
    };
  }

  private Sql.Expression symbol(SqlLexer.Token token) throws SqlException {
    if (token.is("-")) {
      return new Sql.Binary("-", new Sql.Literal(0L), primary());
    }
    if (!token.is("(")) {
      at--;
      throw wrong();
    }
    Sql.Expression inner = peek().is("select") ? new Sql.Subquery(select()) : expression();
    expect(")");
    return inner;
  }

  private Sql.Expression word(SqlLexer.Token token) throws SqlException {
    String word = token.text();
    if (word.equals("null")) {
      return new Sql.Literal(null);
    }
    if (word.equals("true") || word.equals("false")) {
      return new Sql.Literal(word.equals("true"));
    }
    if (BARE.contains(word)) {
      return new Sql.Function(word, List.of(), token.position());
    }
    if (!accept("(")) {
      String column = accept(".") ? name() : word;
      return new Sql.Reference(column, token.position());
    }
    if (accept(")") || accept("*", ")")) {
      return new Sql.Function(word, List.of(), token.position());
    }
    List<Sql.Expression> arguments = list();
    expect(")");
    return new Sql.Function(word, arguments, token.position());
  }

  /// Reads what follows `SELECT`, and it.
  final Sql.Select select() throws SqlException {
    expect("select");
    List<Sql.Item> items = items();
    Optional<Sql.Source> from = Optional.empty();
    if (accept("from")) {
      int position = peek().position();
      from = Optional.of(new Sql.Source(table(), position));
    }
    Optional<Sql.Expression> where = accept("where") ? Optional.of(expression()) : Optional.empty();
    List<Sql.Order> orders = new ArrayList<>();
    if (accept("order", "by")) {
      do {
        Sql.Expression by = expression();
        boolean descending = accept("desc");
        accept("asc");
        orders.add(new Sql.Order(by, descending));
      } while (accept(","));
    }
    Optional<Long> limit = Optional.empty();
    if (accept("limit")) {
      if (peek().kind() != SqlLexer.Kind.NUMBER) {
        throw wrong();
      }
      limit = Optional.of(Long.valueOf(next().text()));
    }
    return new Sql.Select(items, from, where, orders, limit);
  }

  /// A table's name; the schemas that there are make no difference.
  final String table() throws SqlException {
    String first = name();
    return accept(".") ? name() : first;
  }

  final List<Sql.Item> items() throws SqlException {
    List<Sql.Item> items = new ArrayList<>();
    do {
      if (accept("*")) {
        items.add(new Sql.Item(Optional.empty(), "*"));
        continue;
      }
      Sql.Expression expression = expression();
      String given = accept("as") ? name() : "";
      items.add(new Sql.Item(Optional.of(expression), given.isEmpty() ? title(expression) : given));
    } while (accept(","));
    return items;
  }

  private static String title(Sql.Expression expression) {
    return switch (expression) {
      case Sql.Reference reference -> reference.column();
      case Sql.Function function -> function.name();
      case Sql.Subquery subquery -> subquery.select().items().getFirst().name();
      case Sql.Literal _, Sql.Binary _, Sql.Not _, Sql.IsNull _, Sql.In _ -> "?column?";
    };
  }
}
