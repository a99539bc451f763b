package futago.ui.frame;

import futago.remote.ssh.SshConnector;
import futago.remote.ssh.SshFiles;
import futago.ui.PngFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;

/// The real window against real nodes, inside their network: a saved cluster is opened, everything
/// is run (what is done already is found by looking), the cluster is watched and switched over.
/// Prints what it saw, leaves pictures, and ends with 1 if something was not as it should be.
///
/// Arguments: the cluster's file, the directory for the pictures. The passwords are in the
/// environment, as for the command line; so is `FUTAGO_KNOWN_HOSTS`.
final class LabWindow {
  private static final Duration LONG = Duration.ofMinutes(60);
  private static final Duration SHORT = Duration.ofMinutes(10);

  private final TestWindow window;
  private final Path pictures;

  private LabWindow(TestWindow window, Path pictures) {
    this.window = window;
    this.pictures = pictures;
  }

  public static void main(String[] arguments) throws Exception {
    int status = 1;
    try {
      drive(Path.of(arguments[0]), Path.of(arguments[1]));
      status = 0;
    } catch (AssertionError | Exception e) {
      say("failed: " + e + " at " + List.of(e.getStackTrace()));
    }
    // Halts, for whatever still watches the cluster.
    Runtime.getRuntime().halt(status);
  }

  private static void drive(Path spec, Path pictures) throws Exception {
    Files.createDirectories(pictures);
    var files = SshFiles.ofUser(System.getenv());
    var known = Path.of(System.getenv("FUTAGO_KNOWN_HOSTS"));
    var connector = new SshConnector(files.withKnownHosts(known));
    TestWindow window =
        TestWindow.open(
            new WindowContext(
                System.getenv(),
                Locale.ENGLISH,
                Clock.systemUTC(),
                Files.createTempDirectory("futago-window"),
                connector::connect),
            1280,
            800);
    var lab = new LabWindow(window, pictures);
    try {
      lab.open(spec);
      lab.build();
      lab.switchOver();
    } finally {
      lab.picture("last");
    }
  }

  private void open(Path spec) throws Exception {
    window.on(() -> window.frame().remember(window.frame().settings().opened(spec.toString())));
    window.click("#enter-hosts");
    window.on(() -> window.part(Hyperlink.class, ".connect-view .recent").fire());
    window.click("#connect-test");
    window.await(
        SHORT,
        () ->
            List.of("#check-0", "#check-1").stream()
                .allMatch(
                    node ->
                        window.has(node)
                            && window.words(node).stream()
                                .anyMatch(words -> words.startsWith("Debian"))));
    picture("connect");
    window.click("#connect-go");
    window.await(SHORT, () -> window.has("#run-all") && !window.work().isBusy());
    picture("opened");
  }

  private void build() throws Exception {
    long start = System.nanoTime();
    window.click("#run-all");
    window.await(
        LONG,
        () ->
            window.has("#failure-card")
                || window.has("#conflict-card")
                || window.has("#notice-good"));
    picture("built");
    if (!window.has("#notice-good")) {
      throw new AssertionError("it was not built");
    }
    say("built and verified after %d s".formatted(seconds(start)));
    window.await(SHORT, () -> isOn("alice") || isOn("bob"));
    picture("cluster");
  }

  private void switchOver() throws Exception {
    String before = isOn("alice") ? "alice" : "bob";
    window.click("#action-switchover");
    picture("asked");
    long start = System.nanoTime();
    window.click("#action-yes");
    window.await(SHORT, () -> window.has("#action-close"));
    List<String> said = window.words("#action-panel");
    say("after %d s the window says: %s".formatted(seconds(start), said));
    if (said.stream().noneMatch(words -> words.startsWith("Switched over."))) {
      throw new AssertionError("not switched over");
    }
    window.await(SHORT, () -> !isOn(before) && (isOn("alice") || isOn("bob")));
    say("the address moved away from %s after %d s".formatted(before, seconds(start)));
    picture("switched");
  }

  private boolean isOn(String node) {
    if (!window.has("#virtual-ip") || !window.has("#node-" + node)) {
      return false;
    }
    return place("#node-" + node).contains(place("#virtual-ip"));
  }

  private Bounds place(String selector) {
    Node part = window.part(Node.class, selector);
    return part.localToScene(part.getLayoutBounds());
  }

  private void picture(String name) throws Exception {
    PngFile.save(window.snapshot(), pictures.resolve("lab-" + name + ".png"));
  }

  private static long seconds(long since) {
    return Duration.ofNanos(System.nanoTime() - since).toSeconds();
  }

  private static void say(String what) {
    System.out.println("[lab window] " + what);
    System.out.flush();
  }
}
