package futago.ui.frame;

import futago.spec.ClusterSpec;
import futago.spec.SpecWriter;
import futago.ui.PngFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextInputControl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole way through the window as a person goes it: the welcome, the form filled in field by
/// field, the test of the connection, the seven stages, the running cluster, a switchover. Takes a
/// picture of each.
final class Journey {
  private static final Predicate<String> WRITES =
      Pattern.compile("Acknowledged rows: [1-9].*").asMatchPredicate();

  private static final Predicate<String> COUNTED =
      Pattern.compile("Lost rows: [0-9].*").asMatchPredicate();

  private static final String SYSTEMS = "(Debian|Ubuntu|CentOS|Red Hat|Rocky|Alma).*";

  private final TestWindow window;
  private final Path pictures;
  private final Duration soon;
  private final Duration build;
  private final List<String> taken = new ArrayList<>();

  /// @param pictures the directory for the pictures
  /// @param soon how long a look or an action may take
  /// @param build how long building everything may take
  Journey(TestWindow window, Path pictures, Duration soon, Duration build) throws Exception {
    this.window = window;
    this.pictures = pictures;
    this.soon = soon;
    this.build = build;
    Files.createDirectories(pictures);
  }

  /// The names of the pictures, in their order.
  List<String> pictures() {
    return List.copyOf(taken);
  }

  /// From the welcome into the form: what the spec says is put in.
  void fillIn(ClusterSpec spec) throws Exception {
    picture("welcome");
    window.click("#enter-hosts");
    type("", new JsonMapper().readTree(SpecWriter.write(spec)));
    picture("form");
  }

  private void type(String path, JsonNode value) {
    if (value.isObject()) {
      value.properties().forEach(each -> type(path + "-" + each.getKey(), each.getValue()));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        type(path + "-" + i, value.get(i));
      }
    } else if (path.equals("-drbd-disk-device")) {
      // The form has it at each node.
      typeInto("#field-nodes-0-disk-device", value.asString());
      typeInto("#field-nodes-1-disk-device", value.asString());
    } else if (!value.isBoolean()) {
      typeInto("#field" + path, value.asString());
    }
  }

  private void typeInto(String field, String text) {
    if (!window.exists(field)) {
      return;
    }
    TextInputControl input = window.part(TextInputControl.class, field);
    if (input.getText().equals(text)) {
      return;
    }
    window.on(
        () -> {
          // As if pasted: keys go astray where the display gives the window no focus.
          input.requestFocus();
          input.selectAll();
          input.replaceSelection(text);
        });
    window.await(soon, () -> input.getText().equals(text));
  }

  /// Tests the connection to both hosts.
  void testConnection() throws Exception {
    window.click("#connect-test");
    await(() -> isSeen("#check-0") && isSeen("#check-1"));
    picture("tested");
  }

  private boolean isSeen(String check) {
    return window.has(check)
        && window.words(check).stream().anyMatch(words -> words.matches(SYSTEMS));
  }

  /// From the form to the slides.
  void toTheSlides() throws Exception {
    window.click("#connect-go");
    await(() -> window.has("#run-all") && !window.work().isBusy());
    picture("slides");
  }

  /// From the welcome to what is built already: it shows itself at once, or, where a later run has
  /// begun to check it, beside its slides.
  void openSaved(Path file) throws Exception {
    window.on(
        () -> {
          window.frame().remember(window.frame().settings().opened(file.toString()));
          window.frame().welcome();
        });
    await(() -> window.exists(".recent"));
    window.on(() -> window.part(Hyperlink.class, ".recent").fire());
    await(() -> window.has("#node-alice") || (window.has("#run-all") && !window.work().isBusy()));
    picture("opened");
    window.on(() -> window.frame().turnTo(Side.CLUSTER));
    await(() -> window.has("#node-alice"));
  }

  /// Runs everything to the running cluster.
  void build() throws Exception {
    window.click("#run-all");
    Instant deadline = Instant.now().plus(build);
    String stage = "";
    while (!isOver()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("still at " + stage + " after " + build);
      }
      String now = window.ask(() -> window.work().stageTitle());
      if (!now.equals(stage)) {
        stage = now;
        picture("stage");
      }
      Thread.sleep(20);
    }
    picture("built");
    if (!window.has("#notice-good")) {
      throw new AssertionError("it was not built: " + window.words(".futago"));
    }
    await(() -> isOn("alice") || isOn("bob"));
  }

  private boolean isOver() {
    return window.ask(
        () ->
            window.has("#failure-card")
                || window.has("#conflict-card")
                || window.has("#notice-good"));
  }

  /// Has a client write through the virtual IP meanwhile, as *Measure downtime* does, and has its
  /// rows counted in the end.
  ///
  /// @return what the window says of the outage and the rows
  List<String> measured(Move move) throws Exception {
    await(
        () -> window.has("#probe-begin") && !window.part(Node.class, "#probe-begin").isDisabled());
    window.click("#probe-begin");
    await(() -> window.words("#probe").stream().anyMatch(WRITES));
    move.make();
    await(() -> window.words("#probe").stream().anyMatch(words -> words.startsWith("Last outage")));
    picture("measuring");
    window.click("#probe-stop");
    await(() -> window.words("#probe").stream().anyMatch(COUNTED));
    picture("measured");
    return window.words("#probe");
  }

  /// What is measured.
  interface Move {
    void make() throws Exception;
  }

  /// Has the service moved to the other node, and watches the address go there.
  ///
  /// @return what the window says in the end
  List<String> switchOver() throws Exception {
    await(() -> isOn("alice") || isOn("bob"));
    picture("cluster");
    String from = window.ask(() -> isOn("alice")) ? "alice" : "bob";
    String to = from.equals("alice") ? "bob" : "alice";
    window.clickPossible("#action-switchover");
    picture("asked");
    window.click("#action-yes");
    picture("moving");
    await(() -> !isOn(from));
    picture("left");
    await(() -> isOn(to));
    picture("arrived");
    await(() -> window.has("#action-close"));
    List<String> said = window.words("#action-panel");
    picture("switched");
    window.click("#action-close");
    return said;
  }

  /// Has a failure made on purpose, from the drills' page, and waits for what came of it.
  ///
  /// @return what the window says of it
  List<String> drill(String name) throws Exception {
    window.on(() -> window.frame().turnTo(Side.DRILLS));
    await(() -> window.has("#drill-" + name));
    window.on(() -> window.part(Button.class, "#drill-" + name).fire());
    await(() -> window.has("#drill-run") && !window.part(Node.class, "#drill-run").isDisabled());
    picture("drill-" + name);
    window.click("#drill-run");
    if (window.has("#drill-word")) {
      window.on(() -> window.part(TextInputControl.class, "#drill-word").setText(name));
    }
    picture("drill-asked");
    window.click("#drill-yes");
    if (!window.frame().isBusy()) {
      throw new AssertionError("a drill goes on, but the window could be closed unasked");
    }
    await(() -> window.has("#drill-phases"));
    picture("drill-running");
    await(() -> window.has("#drill-outcome"));
    List<String> said = new ArrayList<>(window.words("#drill-outcome"));
    said.addAll(window.words("#probe-lost"));
    picture("drill-outcome");
    window.click("#drill-close");
    return said;
  }

  /// Whether the address lies inside that node's card.
  boolean isOn(String node) {
    return window.has("#virtual-ip")
        && window.has("#node-" + node)
        && place("#node-" + node).contains(place("#virtual-ip"));
  }

  private Bounds place(String selector) {
    Node part = window.part(Node.class, selector);
    return part.localToScene(part.getLayoutBounds());
  }

  /// Waits, and says yes to host keys as a person does the first time.
  private void await(BooleanSupplier condition) {
    window.await(
        soon,
        () -> {
          if (window.has("#dialog-yes")
              && window.words("#dialog").stream().anyMatch(words -> words.contains("SHA256:"))) {
            window.part(Button.class, "#dialog-yes").fire();
          }
          return condition.getAsBoolean();
        });
  }

  private void picture(String name) throws Exception {
    String file = "%02d-%s.png".formatted(taken.size() + 1, name);
    window.settle();
    PngFile.save(window.snapshot(), pictures.resolve(file));
    taken.add(file);
  }
}
