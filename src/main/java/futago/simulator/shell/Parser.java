package futago.simulator.shell;

import futago.simulator.shell.Command.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads commands.
final class Parser {
  private static final Pattern RESERVED =
      Pattern.compile(
          "(if|then|elif|else|fi|while|until|for|do|done|case|esac|in|\\{|\\}|!)(?=[\\s;&|<>()]|$)");
  private static final Pattern NUMBER = Pattern.compile("(\\d+)[<>].*", Pattern.DOTALL);
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int LONGEST_WORD = 6;

  private final Cursor cursor;
  private final WordReader words;
  private final RedirectionReader redirections;

  Parser(Cursor cursor) {
    this.cursor = cursor;
    this.words = new WordReader(cursor);
    this.redirections = new RedirectionReader(cursor, words);
  }

  static Parser of(String text, int line) {
    return new Parser(new Cursor(text, line));
  }

  /// The next line, with all lines that it needs.
  ///
  /// @return nothing at the end
  Optional<Command> nextLine() {
    skipNewlines();
    if (cursor.atEnd()) {
      return Optional.empty();
    }
    var items = new ArrayList<Item>();
    while (true) {
      skipBlanks();
      if (cursor.atEnd()) {
        redirections.readDocuments();
        return Optional.of(new Command.Sequence(items));
      }
      if (cursor.peek() == '\n') {
        newline();
        return Optional.of(new Command.Sequence(items));
      }
      items.add(item());
    }
  }

  /// Everything to the end.
  Command all() {
    var items = new ArrayList<Item>();
    for (Optional<Command> line = nextLine(); line.isPresent(); line = nextLine()) {
      items.add(new Item(line.get(), false));
    }
    return new Command.Sequence(items);
  }

  /// Everything to the closing parenthesis, which is taken.
  Command substitution() {
    Command list = list(Set.of());
    expect(")");
    return list;
  }

  private Item item() {
    Command command = andOr();
    skipBlanks();
    char c = cursor.peek();
    if (c == '&') {
      cursor.next();
      return new Item(command, true);
    }
    if (c == ';') {
      if (cursor.peekSecond() == ';') {
        throw unexpected();
      }
      cursor.next();
    } else if (c != '\n' && c != Cursor.END) {
      throw unexpected();
    }
    return new Item(command, false);
  }

  /// Commands up to a reserved word, a closing parenthesis or `;;`.
  private Command list(Set<String> ends) {
    var items = new ArrayList<Item>();
    while (true) {
      skipNewlines();
      char c = cursor.peek();
      if (c == Cursor.END || c == ')' || cursor.sees(";;") || ends.contains(reserved())) {
        break;
      }
      Command command = andOr();
      skipBlanks();
      boolean background = cursor.peek() == '&';
      items.add(new Item(command, background));
      if (background || cursor.peek() == ';' && cursor.peekSecond() != ';') {
        cursor.next();
      } else if (cursor.peek() != '\n') {
        break;
      }
    }
    if (items.isEmpty()) {
      skipNewlines();
    }
    return new Command.Sequence(items);
  }

  private Command body(String... ends) {
    Command list = list(Set.of(ends));
    if (list instanceof Command.Sequence(List<Item> items) && items.isEmpty()) {
      throw unexpected();
    }
    return list;
  }

  private Command andOr() {
    Command left = pipeline();
    while (true) {
      skipBlanks();
      boolean and = cursor.sees("&&");
      if (!and && !cursor.sees("||")) {
        return left;
      }
      cursor.take(and ? "&&" : "||");
      skipNewlines();
      left = new Command.AndOr(left, and, pipeline());
    }
  }

  private Command pipeline() {
    skipBlanks();
    boolean negated = false;
    while (reserved().equals("!")) {
      cursor.take("!");
      negated = !negated;
      skipBlanks();
    }
    var commands = new ArrayList<>(List.of(command()));
    while (true) {
      skipBlanks();
      if (cursor.peek() != '|' || cursor.peekSecond() == '|') {
        break;
      }
      cursor.next();
      skipNewlines();
      commands.add(command());
    }
    return commands.size() == 1 && !negated
        ? commands.getFirst()
        : new Command.Pipeline(negated, commands);
  }

  private Command command() {
    skipBlanks();
    int line = cursor.line();
    Command compound =
        switch (reserved()) {
          case "if" -> {
            cursor.take("if");
            yield ifCommand();
          }
          case "while" -> loop(false);
          case "until" -> loop(true);
          case "for" -> forCommand();
          case "case" -> caseCommand();
          case "{" -> {
            cursor.take("{");
            Command body = body("}");
            expect("}");
            yield new Command.Group(body);
          }
          case "" -> {
            if (cursor.peek() != '(') {
              yield null;
            }
            cursor.next();
            Command body = body();
            expect(")");
            yield new Command.Subshell(body);
          }
          default -> throw unexpected();
        };
    if (compound == null) {
      return simple(line);
    }
    var with = new ArrayList<Redirection>();
    while (redirections.begins()) {
      with.add(redirections.next());
    }
    return with.isEmpty() ? compound : new Command.Redirected(compound, with, line);
  }

  private Command ifCommand() {
    Command condition = body("then");
    expect("then");
    Command then = body("elif", "else", "fi");
    Optional<Command> otherwise = Optional.empty();
    if (reserved().equals("elif")) {
      cursor.take("elif");
      return new Command.If(condition, then, Optional.of(ifCommand()));
    }
    if (reserved().equals("else")) {
      cursor.take("else");
      otherwise = Optional.of(body("fi"));
    }
    expect("fi");
    return new Command.If(condition, then, otherwise);
  }

  private Command loop(boolean until) {
    cursor.take(until ? "until" : "while");
    Command condition = body("do");
    return new Command.Loop(until, condition, doGroup());
  }

  private Command doGroup() {
    expect("do");
    Command body = body("done");
    expect("done");
    return body;
  }

  private Command forCommand() {
    cursor.take("for");
    skipBlanks();
    String name = literal(words.word());
    if (!NAME.matcher(name).matches()) {
      throw new SyntaxException(cursor.line(), "Bad for loop variable");
    }
    skipNewlines();
    Optional<List<Word>> list = Optional.empty();
    if (reserved().equals("in")) {
      cursor.take("in");
      list = Optional.of(wordsOfLine());
    }
    skipBlanks();
    if (cursor.peek() == ';') {
      cursor.next();
    }
    skipNewlines();
    return new Command.For(name, list, doGroup());
  }

  private List<Word> wordsOfLine() {
    var list = new ArrayList<Word>();
    skipBlanks();
    while (cursor.peek() != ';' && cursor.peek() != '\n' && !cursor.atEnd()) {
      list.add(wordHere());
      skipBlanks();
    }
    return list;
  }

  private Command caseCommand() {
    cursor.take("case");
    skipBlanks();
    Word subject = wordHere();
    skipNewlines();
    expect("in");
    var branches = new ArrayList<Command.Branch>();
    while (true) {
      skipNewlines();
      if (reserved().equals("esac")) {
        break;
      }
      cursor.take("(");
      skipBlanks();
      var patterns = new ArrayList<>(List.of(wordHere()));
      skipBlanks();
      while (cursor.take("|")) {
        skipBlanks();
        patterns.add(wordHere());
        skipBlanks();
      }
      expect(")");
      branches.add(new Command.Branch(patterns, list(Set.of("esac"))));
      skipNewlines();
      if (!cursor.take(";;")) {
        break;
      }
    }
    expect("esac");
    return new Command.Case(subject, branches);
  }

  private Word wordHere() {
    Word word = words.word();
    if (word.parts().isEmpty()) {
      throw unexpected();
    }
    return word;
  }

  private Command simple(int line) {
    var assignments = new ArrayList<Command.Assignment>();
    var list = new ArrayList<Word>();
    var with = new ArrayList<Redirection>();
    while (true) {
      skipBlanks();
      char c = cursor.peek();
      if (redirections.begins()) {
        with.add(redirections.next());
      } else if (c == Cursor.END || "\n;&|()".indexOf(c) >= 0) {
        break;
      } else {
        Word word = words.word();
        Optional<Command.Assignment> assignment =
            list.isEmpty() ? assignment(word) : Optional.empty();
        if (assignment.isPresent()) {
          assignments.add(assignment.get());
          continue;
        }
        list.add(word);
        skipBlanks();
        if (cursor.peek() == '(' && list.size() == 1 && assignments.isEmpty() && with.isEmpty()) {
          return function(literal(word));
        }
      }
    }
    if (assignments.isEmpty() && list.isEmpty() && with.isEmpty()) {
      throw unexpected();
    }
    return new Command.Simple(assignments, list, with, line);
  }

  private Command function(String name) {
    cursor.next();
    skipBlanks();
    expect(")");
    if (name.isEmpty()) {
      throw new SyntaxException(cursor.line(), "Bad function name");
    }
    skipNewlines();
    return new Command.Function(name, command());
  }

  private static Optional<Command.Assignment> assignment(Word word) {
    if (word.parts().isEmpty() || !(word.parts().getFirst() instanceof Word.Literal(String text))) {
      return Optional.empty();
    }
    Matcher matcher = ASSIGNMENT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var parts = new ArrayList<>(word.parts());
    parts.removeFirst();
    if (!matcher.group(2).isEmpty()) {
      parts.addFirst(new Word.Literal(matcher.group(2)));
    }
    return Optional.of(new Command.Assignment(matcher.group(1), new Word(parts)));
  }

  private static String literal(Word word) {
    return word.parts().size() == 1 && word.parts().getFirst() instanceof Word.Literal(String text)
        ? text
        : "";
  }

  /// The reserved word that comes next; empty if none does.
  private String reserved() {
    Matcher matcher = RESERVED.matcher(cursor.ahead(LONGEST_WORD));
    return matcher.lookingAt() ? matcher.group(1) : "";
  }

  private void expect(String wanted) {
    skipNewlines();
    boolean symbol = wanted.equals(")");
    if (!(symbol ? cursor.sees(wanted) : reserved().equals(wanted))) {
      throw unexpected(wanted);
    }
    cursor.take(wanted);
  }

  private void skipBlanks() {
    while (true) {
      char c = cursor.peek();
      if (c == ' ' || c == '\t') {
        cursor.next();
      } else if (c == '#') {
        while (cursor.ahead(1).length() == 1 && cursor.ahead(1).charAt(0) != '\n') {
          cursor.raw();
        }
      } else {
        return;
      }
    }
  }

  private void skipNewlines() {
    skipBlanks();
    while (cursor.peek() == '\n') {
      newline();
      skipBlanks();
    }
  }

  private void newline() {
    cursor.next();
    redirections.readDocuments();
  }

  private SyntaxException unexpected() {
    return unexpected("");
  }

  private SyntaxException unexpected(String wanted) {
    String ahead = cursor.ahead(20);
    String what;
    if (ahead.isEmpty()) {
      what = "end of file";
    } else if (ahead.startsWith("\n")) {
      what = "newline";
    } else {
      String token = ahead.replaceFirst("(?s)^(;;|&&|\\|\\||[;&|()<>]|[^\\s;&|()<>]+).*", "$1");
      what = token.matches("[^A-Za-z]+|" + RESERVED.pattern()) ? "\"" + token + "\"" : "word";
    }
    return new SyntaxException(
        cursor.line(),
        what + " unexpected" + (wanted.isEmpty() ? "" : " (expecting \"" + wanted + "\")"));
  }
}
