package futago.ui.drill;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.cluster.drill.Drill;
import futago.cluster.drill.DrillGround;
import futago.cluster.drill.DrillLog;
import futago.cluster.drill.DrillOptions;
import futago.cluster.drill.DrillPlan;
import futago.cluster.drill.DrillResult;
import futago.cluster.probe.FakeDatabase;
import futago.ui.drill.DrillModel.Stand;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page of drills without a window, on nodes that answer what real ones printed.
@Timeout(60)
class DrillModelTest {
  @TempDir private Path state;
  private final CapturedCluster cluster = new CapturedCluster("healthy");
  private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final FakeDatabase database = new FakeDatabase();
  private DrillLog log;
  private DrillModel model;

  @BeforeEach
  void open() {
    log = new DrillLog(state, "pgha");
    model =
        new DrillModel(
            DrillGround.real(
                CapturedCluster.spec(), cluster.connections(), database, Optional.empty()),
            DrillOptions.USUAL,
            log,
            busy::get,
            window::add);
  }

  private void awaitStand(Class<?> stand) throws InterruptedException {
    while (!stand.isInstance(model.stand().get())) {
      Runnable next = window.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("still %s", model.stand().get()).isNotNull();
      next.run();
    }
  }

  @Test
  void nothingCanBeBegunBeforeTheClusterWasSeen() {
    model.ask();

    assertThat(model.plan().get()).isEmpty();
    assertThat(model.stand().get()).isInstanceOf(Stand.Choosing.class);
  }

  @Test
  void aClusterThatIsWholeCanBeTried() {
    model.take(CapturedCluster.status("healthy"));

    assertThat(model.plan().get().orElseThrow()).isInstanceOf(DrillPlan.Ready.class);
    model.ask();
    assertThat(model.stand().get()).isInstanceOf(Stand.Asking.class);
    model.dismiss();
    assertThat(model.stand().get()).isInstanceOf(Stand.Choosing.class);
  }

  @Test
  void aClusterThatIsNotCannot() {
    model.take(CapturedCluster.status("offline-bob"));
    model.ask();

    assertThat(model.plan().get().orElseThrow())
        .isInstanceOfSatisfying(
            DrillPlan.Refused.class, refused -> assertThat(refused.why()).isNotEmpty());
    assertThat(model.stand().get()).isInstanceOf(Stand.Choosing.class);
  }

  @Test
  void whileSomethingElseIsDoneNothingBegins() {
    model.take(CapturedCluster.status("healthy"));
    busy.set(true);
    model.ask();

    assertThat(model.stand().get()).isInstanceOf(Stand.Choosing.class);
  }

  @Test
  void whatEndangersDataWantsItsOwnName() {
    model.take(CapturedCluster.status("healthy"));
    model.choose(Drill.CLUSTER_LINK);
    model.ask();

    model.agree("yes");
    assertThat(model.isBusy()).isFalse();
    assertThat(model.isYes(" cluster-link ")).isTrue();
    assertThat(model.isYes("replication-link")).isFalse();

    model.choose(Drill.KILL);
    assertThat(model.isYes("")).isTrue();
    assertThat(model.stand().get()).isInstanceOf(Stand.Choosing.class);
  }

  @Test
  void whatIsAgreedToIsLookedAtOnceMoreBeforeItIsDone() throws Exception {
    model.take(CapturedCluster.status("healthy"));
    model.choose(Drill.KILL);
    model.ask();
    cluster.shows("offline-bob");
    model.agree("");
    assertThat(model.isBusy()).isTrue();
    model.choose(Drill.SWITCHOVER);
    assertThat(model.chosen().get()).isEqualTo(Drill.KILL);

    awaitStand(Stand.Refused.class);

    assertThat(model.isBusy()).isFalse();
    assertThat(database.now()).isZero();
  }

  @Test
  void withoutADatabaseForTheClientNothingIsDone() throws Exception {
    database.down(0, Long.MAX_VALUE);
    model.take(CapturedCluster.status("healthy"));
    model.choose(Drill.KILL);
    model.ask();
    model.agree("");

    awaitStand(Stand.Refused.class);

    assertThat(((Stand.Refused) model.stand().get()).why().getFirst().what().key())
        .isEqualTo("drill.refused.no-database");
  }

  @Test
  void earlierResultsAreReadAndTheLastOfEachKindIsKnown() throws Exception {
    log.add(result(Drill.KILL, 3_000));
    log.add(result(Drill.KILL, 2_000));
    log.add(result(Drill.SWITCHOVER, 1_000));
    model.load();
    window.poll(30, TimeUnit.SECONDS).run();

    assertThat(model.past().all().get()).hasSize(3);
    assertThat(model.past().last(Drill.KILL).orElseThrow().downtimeMillis()).isEqualTo(2_000);
    assertThat(model.past().last(Drill.POWER_OFF)).isEmpty();
  }

  private static DrillResult result(Drill drill, long down) {
    return new DrillResult(
        "pgha",
        drill,
        Instant.parse("2026-11-23T09:30:00Z"),
        true,
        "alice",
        Optional.of("alice"),
        true,
        down,
        List.of(down),
        Optional.of(down),
        Optional.of(new DrillResult.Rows(100, 0, 0)),
        true,
        List.of(),
        List.of(),
        Optional.empty());
  }
}
