package futago.engine;

import futago.command.Action;
import futago.command.Content;
import futago.command.EditFile;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.Secret;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.text.Message;
import futago.text.TerminalText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes text of a remote machine fit to be shown and kept: terminal control characters go, and
/// each secret of the plan is replaced by a mask, should a command print it.
final class Masker {
  /// Shorter ones would mask half of any text, and tell by that what they are.
  private static final int SHORTEST = 4;

  /// Of a secret file, lines that say little in themselves may stand elsewhere, too.
  private static final int SHORTEST_LINE = 8;

  private static final int LONGEST_ARGUMENT = 4096;

  private final List<String> secrets;

  Masker(Collection<Secret> secrets) {
    this.secrets =
        secrets.stream()
            .flatMap(Masker::recognizable)
            .distinct()
            // A secret may be part of another.
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  private static Stream<String> recognizable(Secret secret) {
    List<String> lines =
        new String(secret.reveal(), StandardCharsets.UTF_8).lines().map(String::strip).toList();
    int shortest = lines.size() == 1 ? SHORTEST : SHORTEST_LINE;
    return lines.stream().filter(line -> line.length() >= shortest);
  }

  /// Knows every secret among the plan's actions, and the others.
  static Masker of(Plan plan, Set<Secret> others) {
    return new Masker(
        Stream.concat(
                others.stream(),
                plan.steps().stream()
                    .flatMap(
                        step ->
                            plan.nodesOf(step).stream()
                                .flatMap(
                                    node ->
                                        Stream.concat(
                                            step.clearAway(node).stream(),
                                            step.actions(node).stream())))
                    .flatMap(Masker::secretsOf))
            .collect(Collectors.toSet()));
  }

  private static Stream<Secret> secretsOf(Action action) {
    return switch (action) {
      case Run run -> secretOf(run.input());
      case WriteFile file -> secretOf(file.content());
      case EditFile _ -> Stream.empty();
      case WaitFor wait -> secretOf(wait.probe().input());
      case OnlyIf onlyIf ->
          Stream.concat(
              secretOf(onlyIf.test().input()), onlyIf.then().stream().flatMap(Masker::secretsOf));
    };
  }

  private static Stream<Secret> secretOf(Content content) {
    return switch (content) {
      case Content.Text _, Content.LocalFile _ -> Stream.empty();
      case Content.Confidential confidential -> Stream.of(confidential.secret());
    };
  }

  /// One line.
  String line(String line) {
    // Escapes go first: one in the midst of a secret would hide it.
    String masked = TerminalText.clean(line);
    for (String secret : secrets) {
      masked = masked.replace(secret, Secret.MASK);
    }
    return masked;
  }

  /// Any number of lines; a line break at the end goes.
  String text(String text) {
    return text.lines().map(this::line).collect(Collectors.joining("\n"));
  }

  /// A message, of which what is put into the placeholders may come from a node.
  Message message(Message message) {
    return new Message(message.key(), message.arguments().stream().map(this::argument).toList());
  }

  private Object argument(Object argument) {
    return switch (argument) {
      // Cut afterwards: half a secret would not be recognised.
      case String text -> beginning(text(text));
      case Message nested -> message(nested);
      default -> argument;
    };
  }

  /// Nobody reads more of it in a sentence, and a node may say a lot.
  private static String beginning(String text) {
    if (text.length() <= LONGEST_ARGUMENT) {
      return text;
    }
    return text.substring(0, LONGEST_ARGUMENT) + "…";
  }

  /// What a look at a node said.
  StepState state(StepState state) {
    return switch (state) {
      case StepState.Satisfied satisfied -> satisfied;
      case StepState.Missing missing -> new StepState.Missing(message(missing.why()));
      case StepState.Conflict conflict ->
          new StepState.Conflict(message(conflict.found()), line(conflict.subject()));
    };
  }

  /// An action as it is shown.
  ShownAction shown(Action action) {
    return switch (ShownAction.of(action)) {
      case ShownAction.Command command ->
          new ShownAction.Command(command.user(), text(command.line()));
      case ShownAction.Write write -> write;
      case ShownAction.Edit edit -> edit;
      case ShownAction.Wait wait -> new ShownAction.Wait(message(wait.what()));
      case ShownAction.Condition condition ->
          new ShownAction.Condition(message(condition.condition()));
    };
  }
}
