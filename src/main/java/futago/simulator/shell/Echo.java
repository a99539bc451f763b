package futago.simulator.shell;

import futago.simulator.machine.Bytes;
import java.util.List;

/// What `echo` prints, as dash does it: backslashes mean something, `-n` is the only option.
public final class Echo {
  private Echo() {}

  /// The bytes for arguments.
  public static byte[] text(List<String> arguments) {
    boolean noBreak = !arguments.isEmpty() && arguments.getFirst().equals("-n");
    String text =
        Bytes.of(String.join(" ", noBreak ? arguments.subList(1, arguments.size()) : arguments));
    var said = new StringBuilder();
    boolean whole = Escapes.expand(text, said, true);
    return Bytes.toBytes((whole && !noBreak ? said.append('\n') : said).toString());
  }
}
