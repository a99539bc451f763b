package futago.engine;

import futago.remote.RemoteNode;
import futago.spec.ClusterSpec;
import futago.spec.DiskSpec;
import futago.spec.DrbdSpec;
import futago.spec.NodeSpec;
import futago.spec.PacemakerSpec;
import futago.spec.PostgresqlSpec;
import futago.spec.SshSpec;
import futago.spec.VirtualIp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A plan of a test and its two nodes, alice and bob.
final class TestRun {
  /// What an event tells about time in tests that do not care: a second a glance.
  static final class TickingClock extends Clock {
    private final AtomicLong second = new AtomicLong();

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(1_800_000_000L + second.getAndIncrement());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  final Recorder recorder = new Recorder();
  final Plan plan;
  RunOptions options = RunOptions.standard();
  Clock clock = Clock.systemUTC();

  TestRun(Step... steps) {
    this.plan = plan(steps);
  }

  Runner runner(RemoteNode alice, RemoteNode bob) {
    try {
      return new Runner(plan, FakeNode.map(alice, bob), recorder, options, clock);
    } catch (NoSuchStepException e) {
      throw new AssertionError(e.what().toString(), e);
    }
  }

  RunOutcome run(RemoteNode alice, RemoteNode bob) {
    return runner(alice, bob).run();
  }

  static Plan plan(Step... steps) {
    var stages = new LinkedHashMap<String, List<Step>>();
    for (Step step : steps) {
      stages.computeIfAbsent(step.id().stage(), _ -> new ArrayList<>()).add(step);
    }
    return new Plan(
        spec(),
        stages.entrySet().stream()
            .map(entry -> new InstallStage(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static ClusterSpec spec() {
    return new ClusterSpec(
        "pgha",
        List.of(node("alice", 101), node("bob", 102)),
        new VirtualIp("192.168.137.201", 24),
        new DrbdSpec(
            "pgsql",
            "/dev/drbd0",
            7788,
            "/mnt/pgsql-data",
            new DiskSpec.Device("/dev/sdb1"),
            Optional.empty()),
        new PostgresqlSpec("15", 5432, "192.168.137.0/24"),
        new PacemakerSpec(PacemakerSpec.Fencing.NONE),
        Optional.empty());
  }

  private static NodeSpec node(String name, int last) {
    String address = "192.168.137." + last;
    return new NodeSpec(
        name,
        address,
        "eth0",
        new SshSpec(
            address, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false),
        Optional.empty());
  }
}
