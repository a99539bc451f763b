package futago.cli;

import futago.command.Content;
import futago.command.Run;
import futago.remote.CommandResult;
import futago.remote.FreeLock;
import futago.remote.OutputListener;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// A host in memory: answers questions as the test says (with no if it says nothing), and all
/// commands succeed unless the test says otherwise.
final class FakeHost implements RemoteNode {
  private static final Pattern QUESTION = Pattern.compile("(?m)^futago_ask (\\S+) ");
  private static final Pattern BOUNDARY = Pattern.compile("(?m)^futago_boundary=(\\S+)$");

  private record Answer(int status, String output) {}

  private final String name;
  private Answer otherwise = new Answer(1, "");
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, CommandResult> results = new ConcurrentHashMap<>();
  private final Map<String, Runnable> events = new ConcurrentHashMap<>();
  private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean closed;

  FakeHost(String name) {
    this.name = name;
    answers("disk:/dev/sdb1", 0, "blank");
    answers("is-root", 0, "");
    answers("os-release", 0, "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian 12\"");
  }

  FakeHost answers(String question, int status, String output) {
    answers.put(question, new Answer(status, output));
    return this;
  }

  /// Answers every question that nothing is said about with this, and prints it on both streams in
  /// every command.
  FakeHost babbles(int status, String text) {
    otherwise = new Answer(status, text);
    return this;
  }

  /// Says how a command ends whose text contains this.
  FakeHost on(String part, int status, String error) {
    results.put(part, new CommandResult(status, "", error));
    return this;
  }

  /// Has something happen while a command runs whose text contains this.
  FakeHost whenRunning(String part, Runnable event) {
    events.put(part, event);
    return this;
  }

  /// The commands that ran, except questions.
  List<String> commands() {
    return List.copyOf(commands);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CommandResult run(Run run, OutputListener output) throws RemoteException {
    Optional<CommandResult> lock = FreeLock.answer(run);
    if (lock.isPresent()) {
      return lock.get();
    }
    if (run.input() instanceof Content.Text text && BOUNDARY.matcher(text.text()).find()) {
      return answer(text.text());
    }
    String command = String.join(" ", run.argv());
    commands.add(command);
    events.forEach(
        (part, event) -> {
          if (command.contains(part)) {
            event.run();
          }
        });
    output.line(OutputListener.Stream.OUT, "output of " + run.argv().getFirst());
    otherwise.output().lines().forEach(line -> output.line(OutputListener.Stream.ERR, line));
    return results.entrySet().stream()
        .filter(entry -> command.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(new CommandResult(0, otherwise.output(), otherwise.output()));
  }

  private CommandResult answer(String script) {
    var boundary = BOUNDARY.matcher(script);
    boundary.find();
    var text = new StringBuilder(boundary.group(1)).append('\n');
    var questions = QUESTION.matcher(script);
    while (questions.find()) {
      String question = questions.group(1);
      Answer answer = answers.getOrDefault(question, otherwise);
      text.append(answer.output()).append('\n');
      text.append(boundary.group(1)).append(' ').append(answer.status()).append(' ');
      text.append(question).append('\n');
    }
    return new CommandResult(0, text.toString(), "");
  }

  @Override
  public void close() {
    closed = true;
  }
}
