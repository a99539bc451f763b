package futago.cluster.drill;

import futago.cluster.drill.Expectation.Place;
import futago.cluster.drill.Expectation.Service;
import futago.cluster.probe.Outage;
import futago.cluster.probe.ProbeResult;
import futago.text.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Compares what came of a drill with what was expected of it.
///
/// @param plan of the drill
/// @param ranOnAfter where the database ran when the failure was dealt with
/// @param whole how long it took until both nodes served again
/// @param measured by the client; empty if it could not read its rows back
/// @param options how it was run
/// @param left how it was left
/// @param slack how much longer than it was an outage may seem
record Judgement(
    DrillPlan.Ready plan,
    Optional<String> ranOnAfter,
    Optional<Duration> whole,
    Optional<ProbeResult> measured,
    DrillOptions options,
    Recovery.Left left,
    Duration slack) {
  /// Adds what is not as expected.
  void addTo(List<Message> unmet) {
    place(unmet);
    measured.ifPresent(each -> service(each, unmet));
    if (whole.isEmpty()) {
      unmet.add(Message.of("drill.unmet.not-whole", options.patience().toSeconds()));
    }
    if (whole.isPresent() && !left.whole()) {
      unmet.add(Message.of("drill.unmet.left-broken"));
    }
    if (!options.stay() && !left.returned()) {
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
      unmet.add(Message.of("drill.unmet.too-long", longest, expected.longest().toSeconds()));
    }
    if (expected == Service.BREAKS && longest == 0 && plan.drill() != Drill.SWITCHOVER) {
      unmet.add(Message.of("drill.unmet.no-outage"));
    }
    outages(seen, unmet);
    if (seen.lost() > 0) {
      unmet.add(Message.of("drill.unmet.lost", seen.lost()));
    }
  }

  /// A second outage, such as one while the cluster was put in order again, is not what was
  /// announced, however short.
  private void outages(ProbeResult seen, List<Message> unmet) {
    Duration slow = Service.GOES_ON.longest().plus(slack);
    List<Outage> counted = seen.outages().stream().filter(each -> each.counts(slow)).toList();
    int expected = plan.drill().expectation().outages();
    if (counted.size() > expected) {
      unmet.add(Message.of("drill.unmet.outages", counted.size(), expected, list(counted)));
    }
  }

  private static String list(List<Outage> outages) {
    return outages.stream()
        .map(each -> "%.1f s + %d ms".formatted(each.fromMillis() / 1000.0, each.millis()))
        .collect(Collectors.joining(", "));
  }
}
