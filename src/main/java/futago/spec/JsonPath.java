package futago.spec;

import java.util.regex.Pattern;

/// Paths of fields: `nodes[1].ssh.port`.
final class JsonPath {
  static final String ROOT = "";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]{0,59}");

  private JsonPath() {}

  /// The path of a member. A name that is not a plain word is shown in brackets, escaped and cut.
  static String member(String parent, String name) {
    if (!PLAIN.matcher(name).matches()) {
      return parent + "[\"" + Shown.of(name) + "\"]";
    }
    return parent.isEmpty() ? name : parent + "." + name;
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }

  /// A place in the text, for what is wrong before there are fields.
  static String place(int line, int column) {
    return "(line " + line + ", column " + column + ")";
  }
}
