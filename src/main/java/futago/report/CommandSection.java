package futago.report;

import futago.engine.ShownAction;
import futago.report.Block.Cell;
import futago.report.Block.Heading;
import futago.report.Block.Table;
import java.util.ArrayList;
import java.util.List;

/// Every command that was run, as the journals have it.
final class CommandSection {
  private CommandSection() {}

  static Section of(ReportSource source, Say say) {
    var blocks = new ArrayList<Block>();
    for (PastRun run : source.history().runs().reversed()) {
      if (!run.commands().isEmpty()) {
        blocks.add(new Heading(say.of("report.commands.run", say.timeWithZone(run.start()))));
        blocks.add(table(run, say));
      }
    }
    return new Section(
        "commands",
        say.of("report.commands"),
        say.of(blocks.isEmpty() ? "report.commands.none" : "report.commands.lead"),
        true,
        blocks);
  }

  private static Table table(PastRun run, Say say) {
    var rows = new ArrayList<List<Cell>>();
    for (PastCommand command : run.commands()) {
      rows.add(
          List.of(
              Cell.number(say.time(command.at())),
              Cell.words(command.node()),
              action(command.action(), say),
              Cell.number(command.duration().map(say::duration).orElse("–")),
              status(command, say)));
    }
    return new Table(
        List.of(
            say.of("report.start"),
            say.of("report.node"),
            say.of("report.commands.what"),
            say.of("report.duration"),
            say.of("report.commands.status")),
        rows,
        true);
  }

  private static Cell action(ShownAction action, Say say) {
    return switch (action) {
      case ShownAction.Command command ->
          Cell.code(
              command.user().equals("root")
                  ? command.line()
                  : say.of("report.commands.as", command.user(), command.line()));
      case ShownAction.Write write -> Cell.words(say.of("report.commands.write", write.path()));
      case ShownAction.Edit edit -> Cell.words(say.of("report.commands.edit", edit.path()));
      case ShownAction.Wait wait -> Cell.words(say.of("report.commands.wait", wait.what()));
      case ShownAction.Condition condition ->
          Cell.words(say.of("report.commands.condition", condition.condition()));
    };
  }

  /// The status of a condition is an answer, not a failure.
  private static Cell status(PastCommand command, Say say) {
    if (command.status().isEmpty()) {
      return Cell.words(say.of("report.commands.broken"), Tone.WARNING);
    }
    int status = command.status().get();
    boolean answer = command.action() instanceof ShownAction.Condition;
    return Cell.number(Integer.toString(status), status == 0 || answer ? Tone.PLAIN : Tone.DANGER);
  }
}
