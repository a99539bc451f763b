package futago.slide;

import futago.command.Action;
import futago.command.Shell;
import futago.command.ShellScript;
import futago.engine.InstallStage;
import futago.engine.Plan;
import futago.engine.Step;
import futago.engine.Target;
import futago.spec.NodeSpec;
import futago.text.Message;
import futago.text.Texts;
import java.util.ArrayList;
import java.util.List;

/// A stage on one node as a shell script. What the runner does at once on both nodes, two people
/// (or one in two terminals) do with the two scripts of a stage: where a node has to be waited for,
/// both scripts stop at the same numbered place until a key is pressed.
final class StageScript {
  private static final int WIDTH = 90;

  private final Plan plan;
  private final Texts texts;
  private final ShellScript shell;

  StageScript(Plan plan, Texts texts) {
    this.plan = plan;
    this.texts = texts;
    this.shell = new ShellScript(texts::say);
  }

  /// The script of a stage for a node.
  ///
  /// @param number the stage's place in the plan, from 1
  String of(int number, InstallStage stage, NodeSpec node) {
    var lines = new ArrayList<String>();
    String title = Slides.title(stage, texts);
    String badge = Badge.of(plan, node).toString();
    List<String> begin = new ArrayList<>(ShellScript.header());
    lines.add(begin.removeFirst());
    lines.add("# " + ScriptExport.MARK + ".");
    comment(say("slide.script.header", title, plan.spec().name(), badge), lines);
    lines.addAll(begin);
    lines.addAll(guard(node));
    int meetings = 0;
    for (int i = 0; i < stage.steps().size(); i++) {
      Step step = stage.steps().get(i);
      if (i > 0 && isApart(stage.steps().get(i - 1), step)) {
        meet(++meetings, lines);
      }
      boolean here = plan.nodesOf(step).contains(node);
      List<Action> proof = here ? List.copyOf(step.verification(node)) : List.of();
      if (here) {
        heading(number + "." + (i + 1), step, lines);
        step.actions(node).forEach(action -> lines.addAll(shell.lines(action)));
      }
      if (isProvedByBoth(step)) {
        meet(++meetings, lines);
      }
      proof.forEach(action -> lines.addAll(shell.lines(action)));
    }
    lines.add("");
    lines.add("echo " + Shell.quote(say("slide.script.end", title, badge)));
    return String.join("\n", lines) + "\n";
  }

  /// A step of one node alone begins when the other is through with what came before, and is
  /// finished before the other goes on.
  private static boolean isApart(Step before, Step step) {
    return before.target() != step.target();
  }

  /// The runner's barrier: what is verified may need both nodes.
  private boolean isProvedByBoth(Step step) {
    return step.target() == Target.BOTH
        && plan.nodesOf(step).stream().anyMatch(node -> !step.verification(node).isEmpty());
  }

  /// The wrong script on the wrong host would do much harm.
  private List<String> guard(NodeSpec node) {
    String address = "inet " + node.address() + "/";
    return List.of(
        "",
        "if [ \"$(id -u)\" != 0 ]; then",
        "  echo " + Shell.quote(say("slide.script.not-root")) + " >&2",
        "  exit 1",
        "fi",
        "if ! ip -4 address show | grep -qF " + Shell.quote(address) + "; then",
        "  echo "
            + Shell.quote(say("slide.script.wrong-host", node.name(), node.address()))
            + " >&2",
        "  exit 1",
        "fi",
        "futago_meet() {",
        "  printf " + Shell.quote(say("slide.script.meet", "%s")) + " \"$1\"",
        "  read -r _ </dev/tty",
        "}");
  }

  private void heading(String number, Step step, List<String> lines) {
    String title = number + " " + Slides.title(step, texts);
    lines.add("");
    lines.add("# " + title + "  [" + step.id() + "]");
    comment(Slides.why(step, texts), lines);
    lines.add("echo " + Shell.quote(title));
  }

  private static void meet(int number, List<String> lines) {
    lines.add("");
    lines.add("futago_meet " + number);
  }

  private static void comment(String text, List<String> lines) {
    Words.wrap(text, WIDTH).forEach(line -> lines.add("# " + line));
  }

  private String say(String key, Object... arguments) {
    return texts.say(Message.of(key, arguments));
  }
}
