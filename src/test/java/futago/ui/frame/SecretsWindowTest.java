package futago.ui.frame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import futago.cli.Canary;
import futago.remote.ssh.SshConnector;
import futago.remote.ssh.SshFiles;
import futago.simulator.Simulation;
import futago.simulator.machine.Faults;
import futago.simulator.machine.Passwords;
import futago.spec.PlatformName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Passwords typed into the window, through a whole run with a failure in it: they are looked for
/// in every text of the scene, now and then and in the end, in everything that the window has
/// written, and in the command line of every process on the nodes. Nowhere may they be.
@Timeout(300)
class SecretsWindowTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Canary LOGIN = Canary.of("the password for SSH", "Kanari8Login");
  private static final Canary POSTGRES = Canary.of("PostgreSQL's password", "Kanari8Postgres");

  @TempDir private Path home;

  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> commandLines = ConcurrentHashMap.newKeySet();
  private final List<String> typed = new ArrayList<>();
  private TestWindow window;

  @Test
  void nowhere() throws Exception {
    try (var simulation = Simulation.start(PlatformName.DEBIAN_COROSYNC, 60)) {
      for (String node : List.of("alice", "bob")) {
        simulation.machine(node).part(Passwords.class).set("root", LOGIN.value());
        simulation.faults(node).add(this::remember, new Faults.Fail(1, ""));
      }
      window = TestWindow.open(context(), 1280, 800);
      try {
        var journey = new Journey(window, home.resolve("pictures"), LONG, LONG);
        journey.fillIn(simulation.spec());
        window.click("#connect-save");
        window.click("#connect-go");
        await(() -> window.has("#run-all") && !window.work().isBusy());
        buildWithAFailure(simulation);
        for (Side side : Side.values()) {
          window.on(() -> window.frame().turnTo(side));
          window.settle();
          look();
        }
        window.on(() -> window.frame().turnTo(Side.SLIDES));
        for (String node : List.of("alice", "bob")) {
          window.on(() -> window.part(Button.class, "#save-" + node).fire());
        }
        window.settle();
        look();
      } finally {
        window.requestClose();
        window.close();
      }
    }
    assertThat(typed).contains(LOGIN.name(), POSTGRES.name());
    assertThat(commandLines).hasSizeGreaterThan(100).anyMatch(line -> line.contains("initdb"));
    assertThat(seen).hasSizeGreaterThan(200).anyMatch(text -> text.contains("initdb"));
    List<String> leaks = new ArrayList<>();
    seen.forEach(text -> find("in sight", text, leaks));
    commandLines.forEach(line -> find("a command line", line, leaks));
    Set<String> files = written(leaks);
    assertThat(leaks).isEmpty();
    assertThat(files)
        .anyMatch(file -> file.endsWith("window.json"))
        .anyMatch(file -> file.endsWith("cluster.json"))
        .anyMatch(file -> file.endsWith(".jsonl"))
        .anyMatch(file -> file.contains("alice"));
  }

  private WindowContext context() {
    var connector =
        new SshConnector(
            new SshFiles(
                home,
                home.resolve("no-config"),
                List.of(home.resolve("known_hosts")),
                Optional.empty(),
                "root"));
    return new WindowContext(
        Map.of("XDG_STATE_HOME", home.resolve("state").toString()),
        Locale.ENGLISH,
        Clock.systemUTC(),
        home,
        connector::connect,
        new TestWindow.Answers(home));
  }

  /// A fault of no line, which sees them all.
  private boolean remember(String line) {
    commandLines.add(line);
    return false;
  }

  /// The very command that is given the password fails, and is tried again.
  private void buildWithAFailure(Simulation simulation) {
    var fault =
        simulation
            .faults("alice")
            .add(line -> line.contains("initdb"), new Faults.Fail(1, "initdb: something is wrong"));
    window.on(() -> window.part(Button.class, "#run-all").fire());
    await(() -> window.has("#failure-card"));
    simulation.faults("alice").remove(fault);
    window.on(() -> window.part(Button.class, "#retry").fire());
    await(() -> window.has("#notice-good"));
    await(() -> window.has("#node-alice"));
  }

  /// Waits, answers what is asked meanwhile, and looks at everything on the way.
  private void await(BooleanSupplier reached) {
    window.await(
        LONG,
        () -> {
          if (window.has("#dialog-secret")) {
            answer(window.part(PasswordField.class, "#dialog-secret"));
          } else if (window.has("#dialog-yes")) {
            window.part(Button.class, "#dialog-yes").fire();
          }
          return reached.getAsBoolean();
        });
    look();
  }

  private void answer(PasswordField field) {
    boolean forDatabase =
        window.words("#dialog").stream().anyMatch(words -> words.contains("PostgreSQL"));
    Canary secret =
        forDatabase || window.words("#dialog").contains("The same password once more")
            ? POSTGRES
            : LOGIN;
    field.setText(secret.value());
    typed.add(secret.name());
    texts(window.stage().getScene().getRoot());
    field.fireEvent(new javafx.event.ActionEvent());
  }

  private void look() {
    window.on(() -> Window.getWindows().forEach(each -> texts(each.getScene().getRoot())));
  }

  /// All that can be read there, by eyes or by a screen reader. What is typed into a password field
  /// is there while it is typed, and drawn as dots.
  private void texts(Node node) {
    Stream.of(
            node.getAccessibleText(), node.getAccessibleHelp(), String.valueOf(node.getUserData()))
        .filter(text -> text != null)
        .forEach(seen::add);
    switch (node) {
      case PasswordField _ -> {}
      case TextInputControl input -> seen.add(input.getText() + "\n" + input.getPromptText());
      case Labeled label -> {
        seen.add(String.valueOf(label.getText()));
        if (label.getTooltip() != null) {
          seen.add(label.getTooltip().getText());
        }
      }
      case Text text -> seen.add(text.getText());
      default -> {}
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::texts);
    }
  }

  private Set<String> written(List<String> leaks) throws Exception {
    var names = new LinkedHashSet<String>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        names.add(file.toString());
        find(file.toString(), Files.readString(file, ISO_8859_1), leaks);
      }
    }
    return names;
  }

  private static void find(String where, String text, List<String> leaks) {
    for (Canary canary : List.of(LOGIN, POSTGRES)) {
      canary.in(text).ifPresent(found -> leaks.add(where + ": " + found));
    }
  }
}
