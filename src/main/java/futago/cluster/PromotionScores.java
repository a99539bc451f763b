package futago.cluster;

import futago.platform.ResourceNames;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How well each node would do as DRBD's Primary, in the words of DRBD's own agent: a node
/// attribute that it sets with every look. Without it Pacemaker promotes nothing on that node.
final class PromotionScores {
  /// What Pacemaker takes for infinity.
  static final int INFINITY = 1_000_000;

  /// Pacemaker 1.0 appends the number of the instance.
  private static final Pattern ATTRIBUTE =
      Pattern.compile("master-" + ResourceNames.DRBD + "(?::\\d+)?");

  private static final Pattern SCORE = Pattern.compile("([+-]?)(INFINITY|\\d{1,9})");

  private final Map<String, Integer> scores = new TreeMap<>();

  /// Takes in what one attribute of a node says, if it is one that says it.
  void add(String node, String attribute, String value) {
    Matcher score = SCORE.matcher(value.strip());
    if (ATTRIBUTE.matcher(attribute).matches() && score.matches()) {
      int size = score.group(2).equals("INFINITY") ? INFINITY : Integer.parseInt(score.group(2));
      scores.put(node, score.group(1).equals("-") ? -size : size);
    }
  }

  /// By node; a node that has none is not in it.
  Map<String, Integer> byNode() {
    return Map.copyOf(scores);
  }

  /// Those in the XML of `crm_mon`.
  static Map<String, Integer> of(Xml result) throws UnreadableException {
    var scores = new PromotionScores();
    if (result.child("node_attributes").isPresent()) {
      for (Xml node : result.required("node_attributes").children("node")) {
        for (Xml attribute : node.children("attribute")) {
          scores.add(
              node.text("name"), attribute.text("name"), attribute.optional("value").orElse(""));
        }
      }
    }
    return scores.byNode();
  }
}
