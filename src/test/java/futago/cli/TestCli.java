package futago.cli;

import futago.command.Secret;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.remote.ssh.Credentials;
import futago.remote.ssh.HostKeyPolicy;
import futago.site.NodeConnector;
import futago.spec.NodeSpec;
import futago.text.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runs whole command lines in this process.
final class TestCli {
  /// What came of a command line.
  record Result(int status, String out, String err) {}

  final Map<String, String> environment = new HashMap<>();
  final Map<String, FakeHost> hosts =
      new HashMap<>(Map.of("alice", new FakeHost("alice"), "bob", new FakeHost("bob")));
  final List<String> questions = new ArrayList<>();
  final List<List<String>> programs = new ArrayList<>();
  NodeConnector connector = (node, _, _) -> hosts.get(node.name());
  Window window = _ -> Optional.of(Message.of("cli.window.no-display"));
  Interrupts interrupts = Interrupts.NONE;
  Locale locale = Locale.ENGLISH;
  String input = "";
  private final Path home;
  private Optional<Deque<String>> typed = Optional.empty();

  TestCli(Path home) {
    this.home = home;
  }

  /// A person sits at the terminal and types these lines, one for each question.
  TestCli typing(String... lines) {
    typed = Optional.of(new ArrayDeque<>(List.of(lines)));
    return this;
  }

  Result run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int status =
        FutagoCommand.run(
            context(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            arguments);
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  CliContext context(PrintStream out, PrintStream err) {
    return new CliContext(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        out,
        err,
        environment,
        typed.map(this::prompter),
        Optional.empty(),
        locale,
        Clock.systemUTC(),
        home,
        connector,
        interrupts,
        (argv, _) -> {
          programs.add(argv);
          return 7;
        },
        window);
  }

  private Prompter prompter(Deque<String> lines) {
    return new Prompter() {
      @Override
      public Optional<Secret> secret(String question) {
        return line(question).map(Secret::of);
      }

      @Override
      public Optional<String> line(String question) {
        questions.add(question);
        return Optional.ofNullable(lines.poll());
      }
    };
  }

  /// Fails to connect to a node, to the others it connects.
  NodeConnector failing(RemoteException... failures) {
    return new NodeConnector() {
      @Override
      public RemoteNode connect(NodeSpec node, Credentials credentials, HostKeyPolicy hostKeys)
          throws RemoteException {
        for (RemoteException failure : failures) {
          if (failure.node().equals(node.name())) {
            throw failure;
          }
        }
        return hosts.get(node.name());
      }
    };
  }
}
