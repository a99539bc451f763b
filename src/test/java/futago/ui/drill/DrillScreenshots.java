package futago.ui.drill;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillGround;
import futago.cluster.drill.DrillLog;
import futago.cluster.drill.DrillOptions;
import futago.cluster.drill.DrillResult;
import futago.cluster.probe.FakeDatabase;
import futago.text.Message;
import futago.ui.Picturing;
import futago.ui.look.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of drills before one is run, into `target/screenshots`, to be looked at: `mvn test
/// -Dtest=*Screenshots`.
class DrillScreenshots {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @TempDir private Path state;

  @Test
  void ofEveryState() throws Exception {
    var log = new DrillLog(state, "pgha");
    log.add(result(Drill.SWITCHOVER, 2_140, 0, List.of()));
    log.add(result(Drill.KILL, 31_870, 0, List.of()));
    log.add(result(Drill.CLUSTER_LINK, 7_400, 3, List.of(Message.of("drill.unmet.lost", 3L))));
    for (Map.Entry<String, Consumer<DrillModel>> each : states().entrySet()) {
      Picturing.of(
          "drill-" + each.getKey(),
          () -> {
            var language = new Language(Locale.ENGLISH);
            var model =
                new DrillModel(
                    DrillGround.real(
                        CapturedCluster.spec(),
                        new CapturedCluster("healthy").connections(),
                        new FakeDatabase(),
                        Optional.empty()),
                    DrillOptions.USUAL,
                    log,
                    () -> false,
                    Platform::runLater);
            var view = new DrillView(model, language, TOKYO);
            model.load();
            each.getValue().accept(model);
            return new Picturing.Shown(view.node(), language);
          });
    }
    assertThat(Path.of("target/screenshots/drill-asked-ja-dark-1280x800.png")).exists();
  }

  private static Map<String, Consumer<DrillModel>> states() {
    var states = new LinkedHashMap<String, Consumer<DrillModel>>();
    states.put("first", model -> model.take(CapturedCluster.status("healthy")));
    states.put(
        "asked",
        model -> {
          model.take(CapturedCluster.status("healthy"));
          model.choose(Drill.CLUSTER_LINK);
          model.ask();
        });
    states.put(
        "impossible",
        model -> {
          model.take(CapturedCluster.status("offline-bob"));
          model.choose(Drill.POWER_OFF);
        });
    return states;
  }

  private static DrillResult result(Drill drill, long down, long lost, List<Message> unmet) {
    return new DrillResult(
        "pgha",
        drill,
        Instant.parse("2026-11-23T05:30:00Z"),
        false,
        "alice",
        Optional.of("alice"),
        true,
        down,
        List.of(down),
        Optional.of(down + 8_000),
        Optional.of(new DrillResult.Rows(1_234, lost, 0)),
        true,
        unmet,
        List.of(),
        Optional.of("debian-corosync"));
  }
}
