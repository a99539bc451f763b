package futago.slide;

import futago.command.Action;
import futago.command.Content;
import futago.command.EditFile;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.Secret;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.engine.InstallStage;
import futago.engine.Plan;
import futago.engine.Step;
import futago.spec.NodeSpec;
import futago.text.Texts;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A plan for programs: stages, their steps, each step's nodes, each node's actions with their
/// kinds. Secrets are masked.
public final class PlanJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Plan plan;
  private final Texts texts;

  private PlanJson(Plan plan, Texts texts) {
    this.plan = plan;
    this.texts = texts;
  }

  /// The plan as indented JSON; words such as titles are in the language of the texts.
  public static String of(Plan plan, Texts texts) {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(new PlanJson(plan, texts).plan());
  }

  private ObjectNode plan() {
    ObjectNode json = JSON.createObjectNode().put("cluster", plan.spec().name());
    ArrayNode nodes = json.putArray("nodes");
    plan.spec().nodes().forEach(node -> name(nodes.addObject(), node));
    ArrayNode stages = json.putArray("stages");
    for (InstallStage stage : plan.stages()) {
      ObjectNode chapter =
          stages.addObject().put("name", stage.name()).put("title", Slides.title(stage, texts));
      ArrayNode steps = chapter.putArray("steps");
      stage.steps().forEach(step -> step(steps.addObject(), step));
    }
    return json;
  }

  private void step(ObjectNode json, Step step) {
    json.put("id", step.id().value())
        .put("title", Slides.title(step, texts))
        .put("why", Slides.why(step, texts))
        .put("target", step.target().name())
        .put("provesOnly", step.provesOnly());
    ArrayNode nodes = json.putArray("nodes");
    for (NodeSpec node : plan.nodesOf(step)) {
      ObjectNode part = nodes.addObject();
      name(part, node);
      ArrayNode probes = part.putArray("probes");
      step.probes(node)
          .forEach(
              probe -> probes.addObject().put("name", probe.name()).put("script", probe.script()));
      actions(part.putArray("actions"), step.actions(node));
      actions(part.putArray("verification"), step.verification(node));
    }
  }

  private void name(ObjectNode json, NodeSpec node) {
    json.put("name", node.name()).put("role", Badge.of(plan, node).role().name());
  }

  private void actions(ArrayNode array, List<? extends Action> actions) {
    actions.forEach(action -> action(array.addObject(), action));
  }

  private void action(ObjectNode json, Action action) {
    switch (action) {
      case Run run -> command(json.put("kind", "run"), run);
      case WriteFile file -> {
        json.put("kind", "write-file")
            .put("path", file.path())
            .put("owner", file.mode().owner())
            .put("mode", file.mode().octal());
        content(json, "content", file.content());
      }
      case EditFile edit -> {
        json.put("kind", "edit-file").put("path", edit.path()).put("create", edit.create());
        ArrayNode edits = json.putArray("edits");
        edit.edits().forEach(change -> change(edits.addObject(), change));
      }
      case WaitFor wait -> {
        json.put("kind", "wait-for").put("what", texts.say(wait.what()));
        seconds(json, "deadlineSeconds", wait.deadline());
        seconds(json, "pauseSeconds", wait.pause());
        command(json.putObject("look"), wait.probe());
      }
      case OnlyIf only -> {
        json.put("kind", "only-if").put("condition", texts.say(only.condition()));
        command(json.putObject("test"), only.test());
        actions(json.putArray("then"), only.then());
      }
    }
  }

  private static void change(ObjectNode json, EditFile.Edit edit) {
    switch (edit) {
      case EditFile.Block block ->
          json.put("kind", "block")
              .put("name", block.name())
              .put("text", block.text())
              .put("beforeLine", block.beforeLine());
      case EditFile.Setting setting ->
          json.put("kind", "setting")
              .put("key", setting.key())
              .put("separator", setting.separator())
              .put("value", setting.value());
      case EditFile.Words more -> {
        json.put("kind", "words").put("section", more.section()).put("key", more.key());
        ArrayNode words = json.putArray("words");
        more.words().forEach(words::add);
      }
    }
  }

  private static void command(ObjectNode json, Run run) {
    ArrayNode argv = json.putArray("argv");
    run.argv().forEach(argv::add);
    json.put("user", run.user());
    seconds(json, "deadlineSeconds", run.deadline());
    ArrayNode statuses = json.putArray("succeedsWith");
    run.succeedsWith().stream().sorted().forEach(statuses::add);
    if (!run.input().equals(Content.none())) {
      content(json, "input", run.input());
    }
  }

  private static void content(ObjectNode json, String name, Content content) {
    switch (content) {
      case Content.Text text -> json.put(name, text.text());
      case Content.Confidential _ -> json.put(name, Secret.MASK).put("secret", true);
      case Content.LocalFile local -> json.put(name + "From", local.file().toString());
    }
  }

  private static void seconds(ObjectNode json, String name, Duration duration) {
    json.put(name, duration.toMillis() / 1000.0);
  }
}
