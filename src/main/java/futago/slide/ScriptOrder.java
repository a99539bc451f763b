package futago.slide;

import futago.engine.Plan;
import futago.text.Message;
import futago.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The text beside exported scripts: what they are, and which to run where and when.
final class ScriptOrder {
  private static final int WIDTH = 78;

  private ScriptOrder() {}

  /// @param order for each stage, the scripts of both nodes, in the order of the plan's nodes
  static String text(Plan plan, List<List<Path>> order, Texts texts) {
    var lines = new ArrayList<String>();
    lines.add(ScriptExport.MARK + ".");
    lines.add("");
    paragraph(say(texts, "slide.read-me.what", plan.spec().name()), lines);
    paragraph(say(texts, "slide.read-me.together"), lines);
    paragraph(say(texts, "slide.read-me.secrets"), lines);
    paragraph(say(texts, "slide.read-me.care"), lines);
    for (int stage = 0; stage < order.size(); stage++) {
      lines.add((stage + 1) + ". " + Slides.title(plan.stages().get(stage), texts));
      for (int node = 0; node < plan.spec().nodes().size(); node++) {
        lines.add(
            "   "
                + plan.spec().nodes().get(node).name()
                + ":  sh "
                + order.get(stage).get(node).getFileName());
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static void paragraph(String text, List<String> lines) {
    lines.addAll(Words.wrap(text, WIDTH));
    lines.add("");
  }

  private static String say(Texts texts, String key, Object... arguments) {
    return texts.say(Message.of(key, arguments));
  }
}
