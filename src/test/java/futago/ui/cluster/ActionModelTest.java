package futago.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.ActionResult;
import futago.cluster.CapturedCluster;
import futago.text.Message;
import futago.text.Texts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ActionModelTest {
  private final TurnedClock clock =
      new TurnedClock(Instant.parse("2026-11-23T05:51:10Z"), ZoneOffset.UTC);
  private final CapturedCluster cluster = new CapturedCluster("healthy");
  private final ClusterModel model = new ClusterModel(CapturedCluster.spec(), clock);
  private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final ActionModel actions = new ActionModel(model, cluster.actions(), clock, window::add);

  private Offer offer(String id) {
    return actions.offers().get().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> labels() {
    Texts texts = Texts.in(Locale.ENGLISH);
    return actions.offers().get().stream().map(each -> texts.say(each.label())).toList();
  }

  /// Does on this thread what waits for the window's.
  private void until(BooleanSupplier reached) throws InterruptedException {
    while (!reached.getAsBoolean()) {
      Runnable next = window.poll(30, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      next.run();
    }
  }

  private boolean hasEnded() {
    return actions.stand().get().orElse(null) instanceof Stand.Ended;
  }

  @Test
  void beforeTheClusterIsReadNothingCanBeDoneAndThatIsSaid() {
    assertThat(actions.offers().get()).noneMatch(Offer::isPossible);
    assertThat(offer("switchover").obstacle())
        .containsExactly(Message.of("ui.cluster.action.not-read"));
  }

  @Test
  void theLabelsNameTheNodes() {
    model.take(CapturedCluster.status("healthy"));

    assertThat(labels())
        .containsExactly(
            "Switch over to bob",
            "Standby alice",
            "Standby bob",
            "Clean up",
            "Maintenance",
            "Reconnect DRBD",
            "Repair split brain");

    model.take(CapturedCluster.status("standby-bob"));

    assertThat(labels()).contains("Online bob");
  }

  @Test
  void whatMakesNoSenseNowSaysWhy() {
    model.take(CapturedCluster.status("offline-bob"));

    assertThat(offer("switchover").isPossible()).isFalse();
    assertThat(offer("switchover").obstacle())
        .extracting(Message::key)
        .containsExactly("cluster.refused.not-online", "cluster.refused.not-online.cure");
    assertThat(offer("cleanup").obstacle())
        .extracting(Message::key)
        .containsExactly("cluster.nothing.to-clean");

    actions.choose(offer("switchover"));

    assertThat(actions.stand().get().orElseThrow()).isInstanceOf(Stand.Impossible.class);
  }

  @Test
  void nothingIsDoneByAStateThatIsOld() {
    model.take(CapturedCluster.status("healthy"));
    assertThat(offer("switchover").isPossible()).isTrue();

    clock.turn(30);
    model.tick();

    assertThat(offer("switchover").isPossible()).isFalse();
  }

  @Test
  void aSwitchoverIsShownAgreedToDoneAndTold() throws Exception {
    model.take(CapturedCluster.status("healthy"));
    cluster.takes("bob", "crm_resource", () -> cluster.shows("moved-constraints-left"));
    cluster.takes("alice", "crm_resource", () -> cluster.shows("moved-constraints-left"));

    actions.choose(offer("switchover"));
    var asking = (Stand.Asking) actions.stand().get().orElseThrow();
    assertThat(asking.plan().groupWillBeOn()).contains("bob");
    assertThat(actions.isBusy()).isFalse();
    actions.agree();
    assertThat(actions.isBusy()).isTrue();
    until(this::hasEnded);

    var ended = (Stand.Ended) actions.stand().get().orElseThrow();
    assertThat(ended.result()).isInstanceOf(ActionResult.Done.class);
    assertThat(model.status().orElseThrow().groupOn()).contains("bob");
    assertThat(actions.isBusy()).isFalse();
    assertThat(model.happenings().get())
        .extracting(happening -> happening.what().key())
        .startsWith("ui.cluster.event.ended")
        .endsWith("ui.cluster.event.asked");
    actions.dismiss();
    assertThat(actions.stand().get()).isEmpty();
  }

  @Test
  void aFailureIsToldWithItsReason() throws Exception {
    model.take(CapturedCluster.status("healthy"));
    cluster.fails("alice", "crm_attribute", "no such thing").fails("bob", "crm_attribute", "no");

    actions.choose(offer("standby-bob"));
    actions.agree();
    until(this::hasEnded);

    var ended = (Stand.Ended) actions.stand().get().orElseThrow();
    assertThat(ended.result())
        .isInstanceOfSatisfying(
            ActionResult.Failed.class,
            failed -> assertThat(failed.why().what().key()).isEqualTo("cluster.failed.command"));
  }

  /// Between the question and the yes minutes may pass.
  @Test
  void whatHasBecomeSomethingElseMeanwhileIsShownFirst() {
    model.take(CapturedCluster.status("healthy"));
    actions.choose(offer("switchover"));

    model.take(CapturedCluster.status("offline-bob"));
    actions.agree();

    assertThat(actions.isBusy()).isFalse();
    assertThat(actions.stand().get().orElseThrow()).isInstanceOf(Stand.Impossible.class);
  }

  @Test
  void whileSomethingRunsNothingElseBeginsAndItCanBeStopped() throws Exception {
    model.take(CapturedCluster.status("healthy"));
    var begun = new CountDownLatch(1);
    cluster.hangs("crm_attribute", begun);
    actions.choose(offer("standby-bob"));
    actions.agree();
    begun.await();
    Stand running = actions.stand().get().orElseThrow();

    actions.choose(offer("cleanup"));
    actions.dismiss();
    assertThat(actions.stand().get()).contains(running);

    actions.stop();
    until(() -> !actions.isBusy());
    assertThat(model.happenings().get().getFirst().what().key())
        .isEqualTo("ui.cluster.event.taken-back");
  }
}
