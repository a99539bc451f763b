package futago.simulator.shell;

import futago.simulator.machine.Bytes;
import java.util.List;

/// What `echo` prints. To dash, backslashes always mean something and `-n` is the only option; to
/// bash they do after `-e`.
public final class Echo {
  private Echo() {}

  /// The bytes for arguments.
  public static byte[] text(List<String> arguments, Dialect dialect) {
    int at = 0;
    boolean lineBreak = true;
    boolean escapes = dialect == Dialect.DASH;
    String options = dialect == Dialect.DASH ? "-n" : "-[neE]+";
    while (at < arguments.size() && arguments.get(at).matches(options)) {
      String option = arguments.get(at++);
      lineBreak &= !option.contains("n");
      if (dialect == Dialect.DASH) {
        break;
      }
      escapes = option.matches(".*e[^E]*") || (escapes && !option.contains("E"));
    }
    String text = Bytes.of(String.join(" ", arguments.subList(at, arguments.size())));
    var said = new StringBuilder();
    if (!escapes) {
      said.append(text);
    } else if (!Escapes.expand(text, said, true)) {
      lineBreak = false;
    }
    return Bytes.toBytes((lineBreak ? said.append('\n') : said).toString());
  }
}
