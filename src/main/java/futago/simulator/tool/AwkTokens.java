package futago.simulator.tool;

import futago.simulator.machine.UsageException;
import futago.simulator.tool.AwkLexer.Kind;
import futago.simulator.tool.AwkLexer.Token;
import java.util.List;

/// The pieces of an `awk` program, one after the other.
class AwkTokens {
  private final List<Token> tokens;
  private int at;

  AwkTokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  final Token peek() {
    return tokens.get(at);
  }

  final Token next() {
    return tokens.get(at++);
  }

  final boolean sees(String text) {
    Token token = peek();
    return (token.kind() == Kind.OPERATOR || token.kind() == Kind.WORD)
        && token.text().equals(text);
  }

  final boolean seesAfter(int tokensAhead, String text) {
    int index = at + tokensAhead;
    return index < tokens.size()
        && tokens.get(index).kind() != Kind.TEXT
        && tokens.get(index).text().equals(text);
  }

  final boolean take(String text) {
    if (!sees(text)) {
      return false;
    }
    at++;
    return true;
  }

  final void expect(String text) {
    if (!take(text)) {
      throw wrong();
    }
  }

  final UsageException wrong() {
    return AwkLexer.wrong(peek().line(), peek().text());
  }

  final void skipNewlines() {
    while (peek().kind() == Kind.NEWLINE) {
      at++;
    }
  }

  /// Gives the last one back.
  final void back() {
    at--;
  }

  final String name() {
    Token token = next();
    if (token.kind() != Kind.NAME) {
      back();
      throw wrong();
    }
    return token.text();
  }
}
