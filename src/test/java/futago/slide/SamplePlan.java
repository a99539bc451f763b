package futago.slide;

import futago.engine.InstallStage;
import futago.engine.Plan;
import futago.engine.Step;
import futago.spec.ClusterSpec;
import futago.spec.DiskSpec;
import futago.spec.DrbdSpec;
import futago.spec.NodeSpec;
import futago.spec.PacemakerSpec;
import futago.spec.PlatformName;
import futago.spec.PostgresqlSpec;
import futago.spec.SshSpec;
import futago.spec.VirtualIp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Plans for tests, on the slides' two nodes.
public final class SamplePlan {
  private SamplePlan() {}

  /// The slides' cluster on Debian 12.
  public static ClusterSpec spec() {
    return new ClusterSpec(
        "pgha",
        List.of(node("alice", "192.168.137.101"), node("bob", "192.168.137.102")),
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
        Optional.of(PlatformName.DEBIAN_COROSYNC));
  }

  /// These steps, each stage made of those whose ids begin with its name.
  public static Plan of(Step... steps) {
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

  private static NodeSpec node(String name, String address) {
    return new NodeSpec(
        name,
        address,
        "eth0",
        new SshSpec(
            address, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false),
        Optional.empty());
  }
}
