package futago.cluster.drill;

import futago.cluster.drill.Expectation.Place;
import futago.cluster.drill.Expectation.Service;
import futago.cluster.probe.ProbeResult;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Compares what came of a drill with what was expected of it.
///
/// @param plan of the drill
/// @param ranOnAfter where the database ran when the failure was dealt with
/// @param whole how long it took until both nodes served again
/// @param measured by the client; empty if it could not read its rows back
/// @param options how it was run
/// @param returned whether the database is where it was
/// @param slack how much longer than it was an outage may seem
record Judgement(
    DrillPlan.Ready plan,
    Optional<String> ranOnAfter,
    Optional<Duration> whole,
    Optional<ProbeResult> measured,
    DrillOptions options,
    boolean returned,
    Duration slack) {
  /// Adds what is not as expected.
  void addTo(List<Message> unmet) {
    place(unmet);
    measured.ifPresent(each -> service(each, unmet));
    if (whole.isEmpty()) {
      unmet.add(Message.of("drill.unmet.not-whole", options.patience().toSeconds()));
    }
    if (!options.stay() && !returned) {
      unmet.add(Message.of("drill.unmet.not-returned", plan.active()));
    }
  }

  private void place(List<Message> unmet) {
    if (ranOnAfter.isEmpty()) {
      unmet.add(Message.of("drill.unmet.nowhere"));
      return;
    }
    boolean moved = !ranOnAfter.get().equals(plan.active());
    Place expected = plan.drill().expectation().place();
    if (expected == Place.MOVES && !moved) {
      unmet.add(Message.of("drill.unmet.stayed", plan.active()));
    }
    if (expected == Place.STAYS && moved) {
      unmet.add(Message.of("drill.unmet.moved", plan.active(), ranOnAfter.get()));
    }
  }

  private void service(ProbeResult seen, List<Message> unmet) {
    Service expected = plan.drill().expectation().service();
    long longest = seen.longestOutageMillis();
    if (longest > expected.longest().plus(slack).toMillis()) {
      unmet.add(
          Message.of(
              "drill.unmet.too-long", Long.toString(longest), expected.longest().toSeconds()));
    }
    if (expected == Service.BREAKS && longest == 0 && plan.drill() != Drill.SWITCHOVER) {
      unmet.add(Message.of("drill.unmet.no-outage"));
    }
    if (seen.lost() > 0) {
      unmet.add(Message.of("drill.unmet.lost", seen.lost()));
    }
  }
}
