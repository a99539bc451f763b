package futago.slide;

import futago.command.Action;
import futago.engine.InstallStage;
import futago.engine.Plan;
import futago.engine.Step;
import futago.spec.NodeSpec;
import futago.text.Message;
import futago.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Plan → slides. Contacts no node.
public final class Slides {
  private final Plan plan;
  private final Texts texts;
  private final SlideLines lines;

  private Slides(Plan plan, Texts texts) {
    this.plan = plan;
    this.texts = texts;
    this.lines = new SlideLines(texts);
  }

  /// All slides of a plan in order, in the language of the texts.
  public static List<Slide> of(Plan plan, Texts texts) {
    var slides = new Slides(plan, texts);
    var all = new ArrayList<Slide>();
    for (int stage = 1; stage <= plan.stages().size(); stage++) {
      InstallStage chapter = plan.stages().get(stage - 1);
      for (int number = 1; number <= chapter.steps().size(); number++) {
        all.add(slides.slide(stage, chapter, number));
      }
    }
    return all;
  }

  /// What a step achieves, in few words.
  public static String title(Step step, Texts texts) {
    return texts.say(Message.of("step." + step.id() + ".title"));
  }

  /// Why a step is needed.
  public static String why(Step step, Texts texts) {
    return texts.say(Message.of("step." + step.id() + ".why"));
  }

  /// A stage's title.
  public static String title(InstallStage stage, Texts texts) {
    return texts.say(Message.of("stage." + stage.name() + ".title"));
  }

  private Slide slide(int stageNumber, InstallStage stage, int number) {
    Step step = stage.steps().get(number - 1);
    return new Slide(
        step.id(),
        stageNumber,
        title(stage, texts),
        number,
        stage.steps().size(),
        title(step, texts),
        why(step, texts),
        blocks(step, step::actions),
        blocks(step, node -> List.copyOf(step.verification(node))));
  }

  private List<NodeBlock> blocks(Step step, Function<NodeSpec, List<Action>> actionsOf) {
    List<NodeSpec> nodes = plan.nodesOf(step);
    List<Badge> badges = nodes.stream().map(node -> Badge.of(plan, node)).toList();
    List<Action> first = actionsOf.apply(nodes.getFirst());
    if (nodes.size() == 1) {
      return first.isEmpty() ? List.of() : List.of(block(badges, first));
    }
    return Alignment.of(first, actionsOf.apply(nodes.getLast())).stream()
        .map(run -> block(badgesOf(run, badges), run.items()))
        .toList();
  }

  private static List<Badge> badgesOf(Alignment<Action> run, List<Badge> badges) {
    if (run.shared()) {
      return badges;
    }
    return List.of(run.fromSecond() ? badges.getLast() : badges.getFirst());
  }

  private NodeBlock block(List<Badge> badges, List<Action> actions) {
    return new NodeBlock(badges, actions.stream().map(lines::of).toList());
  }
}
