package futago.simulator.shell;

import futago.simulator.shell.Command.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads commands.
final class Parser extends TokenReader {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);

  private final CompoundParser compounds = new CompoundParser(this);

  Parser(Cursor cursor) {
    super(cursor);
  }

  static Parser of(String text, int line) {
    return new Parser(new Cursor(text, line));
  }

  /// The next line, with all lines that it needs.
  ///
  /// @return nothing at the end
  Optional<Command> nextLine() {
    skipNewlines();
    if (cursor().atEnd()) {
      return Optional.empty();
    }
    var items = new ArrayList<Item>();
    while (true) {
      skipBlanks();
      if (cursor().atEnd()) {
        redirections().readDocuments();
        return Optional.of(new Command.Sequence(items));
      }
      if (cursor().peek() == '\n') {
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
    char c = cursor().peek();
    if (c == '&') {
      cursor().next();
      return new Item(command, true);
    }
    if (c == ';') {
      if (cursor().peekSecond() == ';') {
        throw unexpected();
      }
      cursor().next();
    } else if (c != '\n' && c != Cursor.END) {
      throw unexpected();
    }
    return new Item(command, false);
  }

  /// Commands up to a reserved word, a closing parenthesis or `;;`.
  Command list(Set<String> ends) {
    var items = new ArrayList<Item>();
    while (true) {
      skipNewlines();
      char c = cursor().peek();
      if (c == Cursor.END || c == ')' || cursor().sees(";;") || ends.contains(reserved())) {
        break;
      }
      Command command = andOr();
      skipBlanks();
      boolean background = cursor().peek() == '&';
      items.add(new Item(command, background));
      if (background || (cursor().peek() == ';' && cursor().peekSecond() != ';')) {
        cursor().next();
      } else if (cursor().peek() != '\n') {
        break;
      }
    }
    if (items.isEmpty()) {
      skipNewlines();
    }
    return new Command.Sequence(items);
  }

  /// Commands up to one of some reserved words; there must be at least one.
  Command body(String... ends) {
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
      boolean and = cursor().sees("&&");
      if (!and && !cursor().sees("||")) {
        return left;
      }
      cursor().take(and ? "&&" : "||");
      skipNewlines();
      left = new Command.AndOr(left, and, pipeline());
    }
  }

  private Command pipeline() {
    skipBlanks();
    boolean negated = false;
    while (reserved().equals("!")) {
      cursor().take("!");
      negated = !negated;
      skipBlanks();
    }
    var commands = new ArrayList<>(List.of(command()));
    while (true) {
      skipBlanks();
      if (cursor().peek() != '|' || cursor().peekSecond() == '|') {
        break;
      }
      cursor().next();
      skipNewlines();
      commands.add(command());
    }
    return commands.size() == 1 && !negated
        ? commands.getFirst()
        : new Command.Pipeline(negated, commands);
  }

  /// The command that comes next.
  Command command() {
    skipBlanks();
    int line = cursor().line();
    Command compound =
        switch (reserved()) {
          case "if", "while", "until", "for", "case" -> compounds.command();
          case "{" -> {
            cursor().take("{");
            Command body = body("}");
            expect("}");
            yield new Command.Group(body);
          }
          case "" -> {
            if (cursor().peek() != '(') {
              yield null;
            }
            cursor().next();
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
    while (redirections().begins()) {
      with.add(redirections().next());
    }
    return with.isEmpty() ? compound : new Command.Redirected(compound, with, line);
  }

  private Command simple(int line) {
    var assignments = new ArrayList<Command.Assignment>();
    var list = new ArrayList<Word>();
    var with = new ArrayList<Redirection>();
    while (true) {
      skipBlanks();
      char c = cursor().peek();
      if (redirections().begins()) {
        with.add(redirections().next());
      } else if (c == Cursor.END || "\n;&|()".indexOf(c) >= 0) {
        break;
      } else {
        Word word = words().word();
        Optional<Command.Assignment> assignment =
            list.isEmpty() ? assignment(word) : Optional.empty();
        if (assignment.isPresent()) {
          assignments.add(assignment.get());
          continue;
        }
        list.add(word);
        skipBlanks();
        if (cursor().peek() == '(' && list.size() == 1 && assignments.isEmpty() && with.isEmpty()) {
          return compounds.function(literal(word));
        }
      }
    }
    if (assignments.isEmpty() && list.isEmpty() && with.isEmpty()) {
      throw unexpected();
    }
    return new Command.Simple(assignments, list, with, line);
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
}
