package futago.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.ui.Picturing;
import futago.ui.look.Language;
import futago.ui.probe.HeldDatabase;
import futago.ui.probe.ProbeModel;
import futago.ui.probe.ProbeView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// The cluster view in all its states, into `target/screenshots`, to be looked at: `mvn test
/// -Dtest=*Screenshots`.
class ClusterScreenshots {
  private static final Instant NOON = Instant.parse("2026-11-23T05:51:10Z");

  /// A view and what it is fed with.
  private static final class Scene {
    private final Language language = new Language(Locale.ENGLISH);
    private final TurnedClock clock = new TurnedClock(NOON, ZoneId.of("Asia/Tokyo"));
    private final CapturedCluster cluster;
    private final ClusterModel model = new ClusterModel(CapturedCluster.spec(), clock);
    private final ActionModel actions;
    private final HeldDatabase database = new HeldDatabase();
    private final ProbeModel probe =
        new ProbeModel(database, database, Duration.ofMillis(100), clock, Platform::runLater);
    private final ClusterView view;

    /// @param answers how the nodes are when an action asks them
    Scene(String answers) {
      cluster = new CapturedCluster(answers);
      actions = new ActionModel(model, cluster.actions(), clock, Platform::runLater);
      view =
          new ClusterView(
              model,
              actions,
              new ProbeView(probe, language),
              () -> {},
              language,
              () -> true,
              clock);
    }

    void then(String state) {
      clock.turn(2);
      model.take(CapturedCluster.status(state));
    }

    void choose(String id) {
      actions.choose(
          actions.offers().get().stream()
              .filter(offer -> offer.id().equals(id))
              .findFirst()
              .orElseThrow());
    }
  }

  @Test
  void ofTheNodeWhoseWritesAreThrownAway() throws Exception {
    Picturing.of(
        "cluster-repair",
        () -> {
          var scene = new Scene("split-brain-detected");
          scene.then("split-brain-detected");
          scene.choose("repair");
          Region view = scene.view.node();
          return new Picturing.Shown(
              view,
              scene.language,
              () -> ((TextField) view.lookup("#repair-name")).setText("alice"));
        });
    assertThat(Path.of("target/screenshots/cluster-repair-ja-dark-1280x800.png")).exists();
  }

  @Test
  void ofEveryState() throws Exception {
    for (Map.Entry<String, Consumer<Scene>> state : states().entrySet()) {
      Picturing.of(
          "cluster-" + state.getKey(),
          () -> {
            var scene = new Scene("healthy");
            state.getValue().accept(scene);
            return new Picturing.Shown(scene.view.node(), scene.language);
          });
    }
    assertThat(Path.of("target/screenshots/cluster-healthy-ja-dark-1280x800.png")).exists();
  }

  private static Map<String, Consumer<Scene>> states() {
    var states = new LinkedHashMap<String, Consumer<Scene>>();
    states.put("healthy", scene -> moved(scene));
    states.put(
        "switchover-asked",
        scene -> {
          scene.then("healthy");
          scene.choose("switchover");
        });
    states.put("switchover-running", ClusterScreenshots::running);
    states.put(
        "node-dead",
        scene -> {
          scene.then("healthy");
          scene.clock.turn(2);
          scene.model.take(new CapturedCluster("offline-bob").dies("bob").status());
        });
    states.put(
        "syncing",
        scene -> {
          scene.then("drbd-disconnected-standby-node");
          scene.then("drbd-syncing");
        });
    states.put("split-brain", scene -> scene.then("split-brain-detected"));
    states.put("blocked", scene -> scene.then("stop-failed-blocked"));
    states.put("standby", scene -> scene.then("standby-bob"));
    states.put(
        "stale",
        scene -> {
          moved(scene);
          scene.clock.turn(47);
          scene.model.take(new CapturedCluster("healthy").dies("alice").dies("bob").status());
        });
    states.put(
        "silent",
        scene ->
            scene.model.take(new CapturedCluster("healthy").dies("alice").dies("bob").status()));
    states.put("measuring", ClusterScreenshots::measuring);
    states.put("loading", _ -> {});
    states.put(
        "refused",
        scene -> {
          scene.then("offline-bob");
          scene.choose("switchover");
        });
    return states;
  }

  private static void moved(Scene scene) {
    for (String state :
        List.of("healthy", "moving-stopping", "moving-demoted", "moving-starting")) {
      scene.then(state);
    }
    scene.then("healthy");
  }

  /// A minute and a half with two outages.
  private static void measuring(Scene scene) {
    moved(scene);
    scene.database.database().down(41_000, 43_050);
    scene.database.database().down(70_000, 78_200);
    scene.database.holdAt(Duration.ofSeconds(92));
    scene.probe.start();
    scene.database.awaitHeld();
  }

  private static void running(Scene scene) {
    scene.then("healthy");
    scene.cluster.hangs("crm_resource", new CountDownLatch(1));
    scene.choose("switchover");
    scene.actions.agree();
    scene.then("moving-stopping");
    scene.then("moving-demoted");
  }
}
