package futago.cluster;

import futago.command.Content;
import futago.command.Facts;
import futago.command.Run;
import futago.remote.CommandResult;
import futago.remote.FreeLock;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.text.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A node that answers what a real one printed. Its state can be changed by a command.
final class CapturedNode implements RemoteNode {
  private static final Pattern QUESTION = Pattern.compile("(?m)^futago_ask (\\S+) ");
  private static final Pattern BOUNDARY = Pattern.compile("(?m)^futago_boundary=(\\S+)$");

  private static final CommandResult FINE = new CommandResult(0, "", "");

  private static final Map<String, String> FILES =
      Map.of(
          "crm_mon.xml", "crm_mon.xml",
          "crm_mon.text", "crm_mon.txt",
          "constraints", "constraints.xml",
          "proc.drbd", "proc-drbd.txt",
          "drbd.generations", "generations.txt");

  /// What a node does in place of answering.
  interface Behaviour {
    CommandResult run(Run run) throws RemoteException, InterruptedException;
  }

  private final String name;
  private final List<Run> commands = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Behaviour> behaviours = new HashMap<>();
  private volatile Behaviour status;
  private volatile boolean closed;

  CapturedNode(String name, String stack, String state) {
    this.name = name;
    shows(stack, state);
  }

  /// A node that answers so, each question by its name; others it does not know.
  CapturedNode(String name, Map<String, Facts.Answer> answers) {
    this.name = name;
    shows(answers);
  }

  /// Answers from now on as in that state.
  CapturedNode shows(String stack, String state) {
    status = run -> answer(run, stack, state);
    return this;
  }

  /// Answers so from now on.
  CapturedNode shows(Map<String, Facts.Answer> answers) {
    status = run -> answer(run, question -> Optional.ofNullable(answers.get(question)));
    return this;
  }

  /// Does this from now on when it is asked for its state.
  CapturedNode whenAsked(Behaviour behaviour) {
    status = behaviour;
    return this;
  }

  /// Gives this result for commands that hold that text; all others succeed in silence.
  CapturedNode gives(String part, CommandResult result) {
    behaviours.put(part, _ -> result);
    return this;
  }

  /// Does this while it runs commands that hold that text, which then succeed.
  CapturedNode takes(String part, Runnable meanwhile) {
    behaviours.put(
        part,
        _ -> {
          meanwhile.run();
          return FINE;
        });
    return this;
  }

  /// Does this in place of commands that hold that text.
  CapturedNode does(String part, Behaviour behaviour) {
    behaviours.put(part, behaviour);
    return this;
  }

  /// Does this for every command.
  CapturedNode whenRun(Behaviour behaviour) {
    status = behaviour;
    behaviours.put("", behaviour);
    return this;
  }

  /// Every command that ran, the questions included.
  List<Run> commands() {
    return List.copyOf(commands);
  }

  /// Every command that ran, as a line.
  List<String> ran() {
    return commands().stream().map(run -> String.join(" ", run.argv())).toList();
  }

  /// The names of the questions in a command.
  static List<String> questions(Run run) {
    return QUESTION
        .matcher(((Content.Text) run.input()).text())
        .results()
        .map(question -> question.group(1))
        .toList();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CommandResult run(Run run, OutputListener output)
      throws RemoteException, InterruptedException {
    Optional<CommandResult> lock = FreeLock.answer(run);
    if (lock.isPresent()) {
      return lock.get();
    }
    commands.add(run);
    if (isQuestion(run)) {
      return status.run(run);
    }
    String line = String.join(" ", run.argv());
    for (var entry : behaviours.entrySet()) {
      if (line.contains(entry.getKey())) {
        return entry.getValue().run(run);
      }
    }
    return FINE;
  }

  static boolean isQuestion(Run run) {
    return run.input() instanceof Content.Text text && BOUNDARY.matcher(text.text()).find();
  }

  CommandResult answer(Run run, String stack, String state) {
    return answer(
        run,
        question ->
            Captures.find(stack, state, name + "." + FILES.get(question))
                .filter(text -> !text.isEmpty())
                .map(text -> new Facts.Answer(0, text)));
  }

  private static CommandResult answer(Run run, Function<String, Optional<Facts.Answer>> answers) {
    String script = ((Content.Text) run.input()).text();
    Matcher boundary = BOUNDARY.matcher(script);
    if (!boundary.find()) {
      throw new AssertionError("no boundary");
    }
    var text = new StringBuilder(boundary.group(1)).append('\n');
    Matcher question = QUESTION.matcher(script);
    while (question.find()) {
      Facts.Answer answer = answers.apply(question.group(1)).orElse(new Facts.Answer(1, ""));
      text.append(answer.output()).append('\n').append(boundary.group(1));
      text.append(' ').append(answer.status()).append(' ').append(question.group(1)).append('\n');
    }
    return new CommandResult(0, text.toString(), "");
  }

  /// Answers as in the healthy state, but with another text in place of one.
  CommandResult answerWith(Run run, String original, String other) {
    String healthy = answer(run, Captures.DEBIAN_12, "healthy").output();
    if (!healthy.contains(original)) {
      throw new AssertionError("nothing to replace");
    }
    return new CommandResult(0, healthy.replace(original, other), "");
  }

  static RemoteException unreachable(String node) {
    return new RemoteException(
        node,
        RemoteException.Kind.UNREACHABLE,
        Message.of("remote.unreachable", node),
        Message.of("remote.unreachable.cure", node),
        null);
  }

  @Override
  public void close() {
    closed = true;
  }
}
