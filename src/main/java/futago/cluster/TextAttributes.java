package futago.cluster;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the nodes' attributes in `crm_mon -1 -r -A`, which come after the resources. Pacemaker may
/// append remarks to a line.
final class TextAttributes {
  private static final String TITLE = "Node Attributes:";

  private static final Pattern NODE = Pattern.compile("\\* Node (\\S+):");

  private static final Pattern ATTRIBUTE = Pattern.compile("\\+ (\\S+)\\s*:\\s*(\\S*).*");

  /// The title and what belongs to it, as Pacemaker 1.0 or 2 writes it.
  private static final Pattern SECTION =
      Pattern.compile("\n\n?" + TITLE + "(\n *(\\* Node|\\+ |\\* \\S+\\s*: ).*)*");

  private final TextLines lines;

  TextAttributes(TextLines lines) {
    this.lines = lines;
  }

  /// The scores of promotion in it; reads up to the first line that begins something else.
  Map<String, Integer> read() throws UnreadableException {
    var scores = new PromotionScores();
    if (lines.hasNext() && lines.peek().text().equals(TITLE)) {
      lines.next();
      String node = "";
      while (lines.hasNext()) {
        Matcher title = NODE.matcher(lines.peek().text());
        Matcher attribute = ATTRIBUTE.matcher(lines.peek().text());
        if (title.matches()) {
          node = title.group(1);
        } else if (attribute.matches()) {
          scores.add(node, attribute.group(1), attribute.group(2));
        } else {
          break;
        }
        lines.next();
      }
    }
    return scores.byNode();
  }

  /// The same screen without them, as `crm_mon -1 -r` shows it.
  static String without(String screen) {
    return SECTION.matcher(screen).replaceFirst("");
  }
}
