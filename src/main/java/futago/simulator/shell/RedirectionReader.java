package futago.simulator.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads redirections, and the here-documents that belong to them.
final class RedirectionReader {
  private static final Pattern START = Pattern.compile("(\\d*)(<<-|<<|<&|<>|>>|>&|>\\||<|>).*");
  private static final int LONGEST_START = 12;

  private final Cursor cursor;
  private final WordReader words;
  private final List<Pending> pending = new ArrayList<>();

  /// A here-document whose text is still to come.
  private record Pending(
      Redirection.HereDocument document, String end, boolean quoted, boolean withoutTabs) {}

  RedirectionReader(Cursor cursor, WordReader words) {
    this.cursor = cursor;
    this.words = words;
  }

  /// Whether a redirection comes next, after blanks.
  boolean begins() {
    while (cursor.peek() == ' ' || cursor.peek() == '\t') {
      cursor.next();
    }
    return start().matches();
  }

  private Matcher start() {
    return START.matcher(cursor.ahead(LONGEST_START).lines().findFirst().orElse(""));
  }

  /// The redirection that comes next.
  Redirection next() {
    Matcher matcher = start();
    if (!matcher.matches()) {
      throw new IllegalStateException("no redirection here");
    }
    String operator = matcher.group(2);
    cursor.take(matcher.group(1) + operator);
    int descriptor =
        matcher.group(1).isEmpty()
            ? operator.startsWith("<") ? 0 : 1
            : Integer.parseInt(matcher.group(1));
    while (cursor.peek() == ' ' || cursor.peek() == '\t') {
      cursor.next();
    }
    Word word = words.word();
    if (word.parts().isEmpty()) {
      throw new SyntaxException(cursor.line(), "newline unexpected");
    }
    return switch (operator) {
      case "<" -> new Redirection.ToFile(descriptor, Redirection.Mode.READ, word);
      case ">", ">|" -> new Redirection.ToFile(descriptor, Redirection.Mode.WRITE, word);
      case ">>" -> new Redirection.ToFile(descriptor, Redirection.Mode.APPEND, word);
      case "<>" -> new Redirection.ToFile(descriptor, Redirection.Mode.READ_AND_WRITE, word);
      case "<&", ">&" -> new Redirection.Duplicate(descriptor, word);
      default -> document(descriptor, word, operator.endsWith("-"));
    };
  }

  private Redirection document(int descriptor, Word word, boolean withoutTabs) {
    var document = new Redirection.HereDocument(descriptor);
    var end = new StringBuilder();
    boolean quoted = false;
    for (Word.Part part : word.parts()) {
      switch (part) {
        case Word.Literal literal -> end.append(literal.text());
        case Word.Quoted text -> {
          end.append(text.text());
          quoted = true;
        }
        case Word.DoubleQuoted text -> {
          quoted = true;
          for (Word.Part inner : text.parts()) {
            if (inner instanceof Word.Quoted(String said)) {
              end.append(said);
            }
          }
        }
        case Word.Parameter parameter -> end.append('$').append(parameter.name());
        case Word.Substitution _, Word.Arithmetic _ ->
            throw new SyntaxException(cursor.line(), "Illegal eof marker for << redirection");
      }
    }
    pending.add(new Pending(document, end.toString(), quoted, withoutTabs));
    return document;
  }

  /// Reads the here-documents that were announced on the line that has just ended.
  void readDocuments() {
    for (Pending each : pending) {
      int line = cursor.line();
      var text = new StringBuilder();
      while (true) {
        String read = each.quoted ? cursor.takeLine() : joinedLine();
        if (read == null) {
          break;
        }
        String said = each.withoutTabs ? read.replaceFirst("^\t+", "") : read;
        if (said.equals(each.end)) {
          break;
        }
        text.append(said).append('\n');
      }
      each.document.say(
          each.quoted
              ? new Word(List.of(new Word.Quoted(text.toString())))
              : new WordReader(new Cursor(text.toString(), line)).document());
    }
    pending.clear();
  }

  /// A line, with those that a backslash at its end joins to it.
  private String joinedLine() {
    String line = cursor.takeLine();
    while (line != null && isContinued(line)) {
      String next = cursor.takeLine();
      if (next == null) {
        return line;
      }
      line = line.substring(0, line.length() - 1) + next;
    }
    return line;
  }

  private static boolean isContinued(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
