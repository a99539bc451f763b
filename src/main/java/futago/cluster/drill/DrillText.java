package futago.cluster.drill;

import futago.command.ShellScript;
import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Drills as lines for a terminal or a page: what is expected, what will be done, what came of it.
public final class DrillText {
  private final Function<Message, String> say;

  /// @param say turns a message into the reader's language
  public DrillText(Function<Message, String> say) {
    this.say = say;
  }

  /// What is expected of a drill, a sentence a line.
  public List<String> expected(Drill drill) {
    Expectation expectation = drill.expectation();
    return List.of(
        say.apply(expectation.place().words()),
        say.apply(expectation.service().words()),
        say("drill.outages", expectation.outages()),
        say("drill.rows"),
        say.apply(expectation.restores()));
  }

  /// The steps of a plan, as they will be done.
  ///
  /// @param power the nodes' switch, where there is one
  public List<String> steps(List<DrillStep> steps, Optional<Power> power) {
    var lines = new ArrayList<String>();
    steps.forEach(step -> lines.addAll(lines(step, power)));
    return lines;
  }

  /// All that a person should know before a drill is run.
  ///
  /// @param power the nodes' switch, where there is one
  public List<String> plan(DrillPlan.Ready plan, Optional<Power> power) {
    var lines = new ArrayList<String>();
    lines.add(say.apply(plan.drill().title()));
    lines.add(say.apply(plan.drill().story()));
    chapter(lines, "drill.text.expected", expected(plan.drill()));
    plan.drill()
        .danger()
        .ifPresent(danger -> chapter(lines, "drill.text.danger", List.of(say.apply(danger))));
    chapter(lines, "drill.text.harm", steps(plan.harm(), power));
    if (!plan.heal().isEmpty()) {
      chapter(lines, "drill.text.heal", steps(plan.heal(), power));
    }
    return lines;
  }

  /// What came of a drill.
  public List<String> result(DrillResult result) {
    var lines = new ArrayList<String>();
    lines.add(say(result.met() ? "drill.text.met" : "drill.text.unmet"));
    result.unmet().forEach(each -> lines.add("  " + say.apply(each)));
    lines.add(outage(result));
    result
        .rows()
        .ifPresent(
            rows ->
                lines.add(
                    say(
                        "drill.text.rows",
                        Long.toString(rows.acknowledged()),
                        Long.toString(rows.lost()),
                        Long.toString(rows.doubtful()))));
    lines.add(
        result
            .redundancyMillis()
            .map(millis -> say("drill.text.redundancy", "%.1f".formatted(millis / 1000.0)))
            .orElseGet(() -> say("drill.text.no-redundancy")));
    lines.add(say.apply(place(result)));
    if (!result.findings().isEmpty()) {
      chapter(lines, "drill.text.findings", result.findings().stream().map(say).toList());
    }
    return lines;
  }

  /// Where the database was before and afterwards, in a sentence.
  public static Message place(DrillResult result) {
    if (result.ranOnAfter().isEmpty()) {
      return Message.of("drill.text.nowhere", result.ranOn());
    }
    if (!result.moved()) {
      return Message.of("drill.text.stayed", result.ranOn());
    }
    return Message.of(
        result.returned() ? "drill.text.moved-back" : "drill.text.moved",
        result.ranOn(),
        result.ranOnAfter().get());
  }

  private String outage(DrillResult result) {
    return result.downtimeMillis() == 0
        ? say("drill.text.no-outage")
        : say(
            "drill.text.outage",
            result.downtimeMillis(),
            result.outagesMillis().size(),
            result.longestMillis());
  }

  private List<String> lines(DrillStep step, Optional<Power> power) {
    return switch (step) {
      case DrillStep.Commands commands -> {
        var lines = new ArrayList<String>();
        lines.add(say("drill.text.on", commands.node()));
        lines.addAll(script(commands.actions()));
        yield lines;
      }
      case DrillStep.Move move ->
          move.plan().work().stream()
              .flatMap(
                  work -> {
                    var lines = new ArrayList<String>();
                    lines.add(say("drill.text.on", work.node()));
                    lines.addAll(script(work.commands()));
                    return lines.stream();
                  })
              .toList();
      case DrillStep.AwaitService _ -> List.of(say("drill.text.await"));
      case DrillStep.SwitchOff off -> List.of(say("drill.text.off", off.node(), words(power)));
      case DrillStep.SwitchOn on -> List.of(say("drill.text.switched-on", on.node(), words(power)));
      case DrillStep.AskSwitchOn ask -> List.of(say("drill.text.ask-on", ask.node()));
    };
  }

  private String words(Optional<Power> power) {
    return say.apply(power.orElseThrow().words());
  }

  private List<String> script(List<futago.command.Action> actions) {
    var script = new ShellScript(say);
    return actions.stream()
        .flatMap(action -> script.lines(action).stream())
        .map(line -> "  " + line)
        .toList();
  }

  private void chapter(List<String> lines, String key, List<String> content) {
    lines.add("");
    lines.add(say(key));
    content.forEach(line -> lines.add("  " + line));
  }

  private String say(String key, Object... arguments) {
    return say.apply(Message.of(key, arguments));
  }
}
