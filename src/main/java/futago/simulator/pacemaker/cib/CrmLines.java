package futago.simulator.pacemaker.cib;

import java.util.ArrayList;
import java.util.List;

/// A text in the crm shell's language, cut into statements: lines that end in a backslash go on,
/// lines that begin with `#` are comments, words are split as a shell does.
final class CrmLines {
  /// A statement.
  ///
  /// @param line the number of the line that it ends on
  /// @param text as it was written, on one line
  /// @param words without their quotes
  record Statement(int line, String text, List<String> words) {
    String word(int index) throws CrmSyntaxException {
      if (index >= words.size()) {
        throw syntax();
      }
      return words.get(index);
    }

    CrmSyntaxException syntax() {
      return CrmSyntaxException.at(line, text);
    }
  }

  private CrmLines() {}

  static List<Statement> of(String text) throws CrmSyntaxException {
    var statements = new ArrayList<Statement>();
    var whole = new StringBuilder();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.startsWith("#") && whole.isEmpty()) {
        continue;
      }
      boolean goesOn = line.endsWith("\\");
      whole.append(goesOn ? line.substring(0, line.length() - 1) : line);
      if (goesOn && i < lines.length - 1) {
        whole.append(' ');
        continue;
      }
      String statement = whole.toString().strip();
      whole.setLength(0);
      if (!statement.isEmpty()) {
        statements.add(new Statement(i + 1, statement, words(i + 1, statement)));
      }
    }
    return statements;
  }

  private static List<String> words(int line, String text) throws CrmSyntaxException {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean inside = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inside = true;
      } else if (Character.isWhitespace(c)) {
        if (inside) {
          words.add(word.toString());
          word.setLength(0);
          inside = false;
        }
      } else {
        word.append(c);
        inside = true;
      }
    }
    if (quote != 0) {
      throw CrmSyntaxException.at(line, text);
    }
    if (inside) {
      words.add(word.toString());
    }
    return words;
  }
}
