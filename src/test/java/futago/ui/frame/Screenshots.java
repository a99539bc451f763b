package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.Plan;
import futago.text.Message;
import futago.ui.Picturing;
import futago.ui.PngFile;
import futago.ui.ScriptedRuns;
import futago.ui.UiFixture;
import futago.ui.look.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every view in both languages, both themes and three sizes, into `target/screenshots`, to be
/// looked at: `mvn test -Dtest=Screenshots`.
class Screenshots {
  private static final Path OUT = Path.of("target/screenshots");

  @TempDir private Path home;

  /// A view: what brings the frame there, and what is done before each picture.
  private record View(Consumer<TestWindow> open, Consumer<TestWindow> before) {
    View(Consumer<TestWindow> open) {
      this(open, _ -> {});
    }
  }

  @Test
  void ofEveryView() throws Exception {
    Files.createDirectories(OUT);
    for (Map.Entry<String, View> view : views().entrySet()) {
      for (int[] size : Picturing.SIZES) {
        try (var window = TestWindow.open(home, 1280, 800)) {
          view.getValue().open().accept(window);
          window.layOut(size[0], size[1]);
          for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            for (Theme theme : Theme.values()) {
              String name =
                  "%s-%s-%s-%dx%d.png"
                      .formatted(
                          view.getKey(),
                          language.getLanguage(),
                          theme.styleClass(),
                          size[0],
                          size[1]);
              window.on(
                  () -> {
                    window.frame().language().speak(language);
                    window.frame().theme().set(theme);
                  });
              window.settle();
              view.getValue().before().accept(window);
              PngFile.save(window.snapshot(), OUT.resolve(name));
            }
          }
        }
      }
    }
    try (var files = Files.list(OUT)) {
      assertThat(files.count()).isGreaterThanOrEqualTo(views().size() * 12L);
    }
  }

  private static Map<String, View> views() {
    var views = new LinkedHashMap<String, View>();
    views.put("welcome", new View(_ -> {}));
    views.put(
        "ready", new View(window -> open(window, runs -> {}, window.selecting("drbd.resource"))));
    views.put(
        "running",
        new View(
            window ->
                open(
                    window,
                    runs -> runs.doneBefore("drbd.initial-sync").haltingAt("drbd.initial-sync"),
                    work -> work.runAll(),
                    () -> window.percentShown())));
    views.put(
        "failed",
        new View(
            window ->
                open(
                    window,
                    runs -> runs.doneBefore("install.pacemaker").failing("install.pacemaker"),
                    work -> work.runAll(),
                    () -> window.has("#failure-card"))));
    views.put(
        "conflict",
        new View(
            window ->
                open(
                    window,
                    runs ->
                        runs.doneBefore("drbd.disk")
                            .conflict(
                                "drbd.disk",
                                "alice",
                                "alice:/dev/sdb1",
                                Message.of(
                                    "stage.conflict.file-system", "alice", "/dev/sdb1", "ext4")),
                    work -> work.runAll(),
                    () -> window.has("#conflict-card"))));
    views.put(
        "built",
        new View(
            window ->
                open(
                    window,
                    runs -> runs.doneBefore("verify.switch-back"),
                    work -> work.runAll(),
                    () -> window.has("#node-alice") && window.has("#notice-good"))));
    views.put(
        "present",
        new View(
            window -> {
              open(window, runs -> {}, window.selecting("drbd.resource"));
              window.on(() -> window.frame().presenting().set(true));
            }));
    views.put(
        "present-cluster",
        new View(
            window -> {
              open(
                  window,
                  runs -> runs.doneBefore("verify.switch-back"),
                  work -> work.runAll(),
                  () -> window.has("#node-alice") && window.has("#notice-good"));
              window.on(() -> window.frame().presenting().set(true));
            }));
    views.put(
        "present-drill",
        new View(
            window -> {
              open(window, runs -> {}, window.selecting("drbd.resource"));
              window.on(() -> window.frame().turnTo(Side.DRILLS));
              window.await(() -> !window.part(Node.class, "#drill-run").isDisabled());
              window.on(() -> window.frame().presenting().set(true));
            }));
    views.put(
        "explained",
        new View(
            window -> open(window, runs -> {}, window.selecting("drbd.resource")),
            window -> {
              // What is read is in the language in which it was opened.
              window.press(KeyCode.ESCAPE);
              window.on(window.frame()::explain);
              window.settle();
            }));
    views.put(
        "question",
        new View(
            _ -> {},
            window -> {
              // What is asked is in the language in which it was opened.
              window.press(KeyCode.ESCAPE);
              window.on(
                  () ->
                      window
                          .frame()
                          .dialogs()
                          .confirm(
                              "ui.closing",
                              window.frame().language().say("ui.closing.text"),
                              "ui.closing.yes",
                              true,
                              () -> {}));
              window.settle();
            }));
    return views;
  }

  private static void open(
      TestWindow window, Consumer<ScriptedRuns> script, Consumer<futago.ui.work.WorkModel> then) {
    open(window, script, then, () -> true);
  }

  private static void open(
      TestWindow window,
      Consumer<ScriptedRuns> script,
      Consumer<futago.ui.work.WorkModel> then,
      java.util.function.BooleanSupplier reached) {
    Plan plan = UiFixture.plan();
    var runs = new ScriptedRuns(plan);
    script.accept(runs);
    window.begin(plan, runs);
    window.on(() -> then.accept(window.work()));
    window.await(reached);
  }
}
