package futago.simulator.shell;

import futago.simulator.shell.Word.Part;
import java.util.ArrayList;
import java.util.List;

/// Reads words: quotes, parameters and substitutions.
final class WordReader {
  private final Cursor cursor;

  WordReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /// The next word; it must begin here.
  Word word() {
    return new Word(parts(Place.BARE));
  }

  /// All of the text, as in a here-document.
  Word document() {
    return new Word(parts(Place.DOCUMENT));
  }

  private List<Part> parts(Place place) {
    var parts = new ArrayList<Part>();
    var plain = new StringBuilder();
    while (true) {
      char c = cursor.peek();
      if (c == Cursor.END || place.ends(c)) {
        break;
      }
      if (c == '\'' && !place.quoted()) {
        flush(parts, plain, place);
        parts.add(new Word.Quoted(single()));
      } else if (c == '"' && place != Place.DOCUMENT) {
        flush(parts, plain, place);
        cursor.next();
        List<Part> inner = parts(Place.QUOTES);
        if (cursor.next() != '"') {
          throw new SyntaxException(cursor.line(), "Unterminated quoted string");
        }
        parts.add(new Word.DoubleQuoted(inner));
      } else if (c == '\\') {
        escape(place, parts, plain);
      } else if (c == '$' || c == '`') {
        Part part = c == '$' ? dollar(place) : backquotes(place);
        if (part == null) {
          plain.append('$');
        } else {
          flush(parts, plain, place);
          parts.add(part);
        }
      } else {
        plain.append(cursor.next());
      }
    }
    flush(parts, plain, place);
    return parts;
  }

  private static void flush(List<Part> parts, StringBuilder plain, Place place) {
    if (!plain.isEmpty()) {
      parts.add(
          place.quoted() ? new Word.Quoted(plain.toString()) : new Word.Literal(plain.toString()));
      plain.setLength(0);
    }
  }

  private void escape(Place place, List<Part> parts, StringBuilder plain) {
    cursor.next();
    char c = cursor.peek();
    boolean special =
        switch (place) {
          case BARE, OPERAND -> true;
          case DOCUMENT -> "$`\\".indexOf(c) >= 0;
          case QUOTES -> "$`\\\"".indexOf(c) >= 0;
          case QUOTED_OPERAND -> "$`\\\"}".indexOf(c) >= 0;
        };
    if (!special || c == Cursor.END) {
      plain.append('\\');
      return;
    }
    flush(parts, plain, place);
    parts.add(new Word.Quoted(String.valueOf(cursor.next())));
  }

  private String single() {
    cursor.next();
    var text = new StringBuilder();
    while (true) {
      char c = cursor.raw();
      if (c == Cursor.END) {
        throw new SyntaxException(cursor.line(), "Unterminated quoted string");
      }
      if (c == '\'') {
        return text.toString();
      }
      text.append(c);
    }
  }

  /// What begins with a dollar sign.
  ///
  /// @return nothing if it is but a dollar sign
  private Part dollar(Place place) {
    cursor.next();
    char c = cursor.peek();
    if (c == '{') {
      cursor.next();
      return braces(place);
    }
    if (c == '(') {
      if (cursor.peekSecond() == '(') {
        long mark = cursor.mark();
        cursor.next();
        cursor.next();
        Word expression = arithmetic();
        if (expression != null) {
          return new Word.Arithmetic(expression);
        }
        cursor.back(mark);
      }
      cursor.next();
      return new Word.Substitution(new Parser(cursor).substitution());
    }
    if (isNameStart(c)) {
      return plain(name());
    }
    if (Character.isDigit(c) || ("@*#?-$!".indexOf(c) >= 0 && c != Cursor.END)) {
      return plain(String.valueOf(cursor.next()));
    }
    return null;
  }

  private static Part plain(String name) {
    return new Word.Parameter(name, Word.Operator.PLAIN, false, new Word(List.of()));
  }

  static boolean isNameStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private String name() {
    var name = new StringBuilder();
    while (isNameStart(cursor.peek()) || Character.isDigit(cursor.peek())) {
      name.append(cursor.next());
    }
    return name.toString();
  }

  private Part braces(Place place) {
    int line = cursor.line();
    boolean length =
        (cursor.peek() == '#' && "}-+=?%#:".indexOf(cursor.peekSecond()) < 0)
            || cursor.sees("##}")
            || cursor.sees("#?}")
            || cursor.sees("#-}");
    if (length) {
      cursor.next();
    }
    String name = parameterName();
    if (name.isEmpty()) {
      throw new SyntaxException(line, "Bad substitution");
    }
    if (length) {
      end(line);
      return new Word.Parameter(name, Word.Operator.LENGTH, false, new Word(List.of()));
    }
    if (cursor.peek() == '}') {
      cursor.next();
      return plain(name);
    }
    boolean colon = cursor.take(":");
    Word.Operator operator = operator(line);
    boolean cuts = operator.compareTo(Word.Operator.CUT_SHORTEST_PREFIX) >= 0;
    Place inside = place.quoted() && !cuts ? Place.QUOTED_OPERAND : Place.OPERAND;
    Word operand = new Word(parts(inside));
    end(line);
    return new Word.Parameter(name, operator, colon, operand);
  }

  private String parameterName() {
    char c = cursor.peek();
    if (isNameStart(c)) {
      return name();
    }
    if (Character.isDigit(c)) {
      var digits = new StringBuilder();
      while (Character.isDigit(cursor.peek())) {
        digits.append(cursor.next());
      }
      return digits.toString();
    }
    return "@*#?-$!".indexOf(c) >= 0 && c != Cursor.END ? String.valueOf(cursor.next()) : "";
  }

  private Word.Operator operator(int line) {
    return switch (cursor.next()) {
      case '-' -> Word.Operator.DEFAULT;
      case '=' -> Word.Operator.ASSIGN;
      case '?' -> Word.Operator.ERROR;
      case '+' -> Word.Operator.ALTERNATIVE;
      case '#' ->
          cursor.take("#") ? Word.Operator.CUT_LONGEST_PREFIX : Word.Operator.CUT_SHORTEST_PREFIX;
      case '%' ->
          cursor.take("%") ? Word.Operator.CUT_LONGEST_SUFFIX : Word.Operator.CUT_SHORTEST_SUFFIX;
      default -> throw new SyntaxException(line, "Bad substitution");
    };
  }

  private void end(int line) {
    if (cursor.next() != '}') {
      throw new SyntaxException(line, "Missing '}'");
    }
  }

  /// The inside of `$((...))`.
  ///
  /// @return nothing if it does not end in `))`: then it is a subshell in a substitution
  private Word arithmetic() {
    var parts = new ArrayList<Part>();
    var plain = new StringBuilder();
    int depth = 0;
    while (true) {
      char c = cursor.peek();
      if (c == Cursor.END) {
        return null;
      }
      if (c == ')' && depth == 0) {
        cursor.next();
        if (cursor.peek() != ')') {
          return null;
        }
        cursor.next();
        flush(parts, plain, Place.QUOTES);
        return new Word(parts);
      }
      if (c == '$' || c == '`') {
        Part part = c == '$' ? dollar(Place.QUOTES) : backquotes(Place.QUOTES);
        flush(parts, plain, Place.QUOTES);
        parts.add(part == null ? new Word.Quoted("$") : part);
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      char taken = cursor.next();
      if (taken != '"') {
        plain.append(taken);
      }
    }
  }

  private Part backquotes(Place place) {
    int line = cursor.line();
    cursor.next();
    var text = new StringBuilder();
    while (true) {
      char c = cursor.raw();
      if (c == Cursor.END) {
        throw new SyntaxException(cursor.line(), "EOF in backquote substitution");
      }
      if (c == '`') {
        break;
      }
      if (c == '\\') {
        char escaped = cursor.raw();
        if ("$`\\".indexOf(escaped) < 0 && !(escaped == '"' && place.quoted())) {
          text.append('\\');
        }
        text.append(escaped);
      } else {
        text.append(c);
      }
    }
    return new Word.Substitution(Parser.of(text.toString(), line).all());
  }
}
