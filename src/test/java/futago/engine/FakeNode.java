package futago.engine;

import futago.command.Content;
import futago.command.Facts;
import futago.command.Run;
import futago.remote.CommandResult;
import futago.remote.FreeLock;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// A node in memory: commands do what the test says, and succeed in silence if it says nothing.
final class FakeNode implements RemoteNode {
  /// What a command does.
  interface Behaviour {
    CommandResult run(Run run, OutputListener output) throws RemoteException, InterruptedException;
  }

  private static final Pattern QUESTION = Pattern.compile("(?m)^futago_ask (\\S+) ");
  private static final Pattern BOUNDARY = Pattern.compile("(?m)^futago_boundary=(\\S+)$");
  private static final CommandResult FINE = new CommandResult(0, "", "");

  private final String name;
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final Map<String, Facts.Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, Facts.Answer> once = new ConcurrentHashMap<>();
  private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
  private final List<List<String>> asked = Collections.synchronizedList(new ArrayList<>());

  FakeNode(String name) {
    this.name = name;
  }

  /// Says what a command, by its first word after `sh -c`, or by its argv joined, does.
  FakeNode on(String command, Behaviour behaviour) {
    behaviours.put(command, behaviour);
    return this;
  }

  FakeNode answers(String probe, int status, String output) {
    answers.put(probe, new Facts.Answer(status, output));
    return this;
  }

  /// Says what the next answer is, before it is what it was.
  FakeNode answersOnce(String probe, int status, String output) {
    once.put(probe, new Facts.Answer(status, output));
    return this;
  }

  /// The commands that ran, except questions.
  List<String> commands() {
    return List.copyOf(commands);
  }

  /// The names of the questions of each round.
  List<List<String>> asked() {
    return List.copyOf(asked);
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
    String command = String.join(" ", run.argv());
    if (run.input() instanceof Content.Text text && BOUNDARY.matcher(text.text()).find()) {
      Behaviour other = behaviours.get("ask");
      return other == null ? answer(text.text()) : other.run(run, output);
    }
    commands.add(command);
    Behaviour behaviour = behaviours.get(command);
    return behaviour == null ? FINE : behaviour.run(run, output);
  }

  private CommandResult answer(String script) {
    var boundary = BOUNDARY.matcher(script);
    boundary.find();
    var text = new StringBuilder(boundary.group(1)).append('\n');
    var names = new ArrayList<String>();
    var questions = QUESTION.matcher(script);
    while (questions.find()) {
      String question = questions.group(1);
      names.add(question);
      Facts.Answer usual = answers.getOrDefault(question, new Facts.Answer(1, ""));
      Facts.Answer answer = Objects.requireNonNullElse(once.remove(question), usual);
      text.append(answer.output()).append('\n');
      text.append(boundary.group(1)).append(' ').append(answer.status()).append(' ');
      text.append(question).append('\n');
    }
    asked.add(names);
    return new CommandResult(0, text.toString(), "");
  }

  @Override
  public void close() {
    throw new AssertionError("the connection belongs to who opened it");
  }

  /// A result with that status and standard error.
  static CommandResult failing(int status, String error) {
    return new CommandResult(status, "", error);
  }

  /// The two nodes of a test by name.
  static Map<String, RemoteNode> map(RemoteNode... nodes) {
    var map = new HashMap<String, RemoteNode>();
    for (RemoteNode node : nodes) {
      map.put(node.name(), node);
    }
    return map;
  }
}
