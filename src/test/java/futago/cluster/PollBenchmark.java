package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import futago.remote.ssh.EnvironmentCredentials;
import futago.remote.ssh.HostKeyPolicy;
import futago.remote.ssh.SshConnector;
import futago.remote.ssh.SshFiles;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.spec.SpecReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What it costs a real node to be watched: processes started and CPU time, sshd's and Pacemaker's
/// own included, less what the node does in the same time when nobody asks, and what that would be
/// on this computer. Reads only. Inside the cluster's network: `FUTAGO_KNOWN_HOSTS=FILE mvn test
/// -Dfutago.groups=benchmark -Dtest=PollBenchmark -Dfutago.spec=CLUSTER_JSON -Dfutago.polls=30`.
@Tag("benchmark")
class PollBenchmark {
  private static final Duration PACE = Duration.ofSeconds(1);

  /// `USER_HZ`, in which `/proc/stat` counts (proc(5)).
  private static final int TICK_MS = 10;

  /// @param processes started since the boot, threads included
  /// @param busy ticks of all processors that were neither idle nor stolen
  private record Load(long processes, long busy) {
    Load less(Load other) {
      return new Load(processes - other.processes, busy - other.busy);
    }
  }

  @Test
  void table() throws Exception {
    ClusterSpec spec = SpecReader.read(Path.of(System.getProperty("futago.spec")));
    int polls = Integer.getInteger("futago.polls", 30);
    var files = SshFiles.ofUser(System.getenv());
    var connector =
        new SshConnector(files.withKnownHosts(Path.of(System.getenv("FUTAGO_KNOWN_HOSTS"))));
    var credentials = new EnvironmentCredentials(System.getenv());
    HostKeyPolicy policy = _ -> false;
    try (ClusterNodes nodes =
            new ClusterNodes(spec, node -> () -> connector.connect(node, credentials, policy));
        var watch = new ClusterWatch(spec, nodes)) {
      int looks = 0;
      while (!watch.read().nodes().stream().allMatch(NodeReport::answered)) {
        assertThat(++looks).as("looks without both answers").isLessThan(20);
      }
      Map<String, Load> before = loads(spec, nodes);
      long begun = System.nanoTime();
      var answers = new HashMap<String, Integer>();
      for (int i = 0; i < polls; i++) {
        long start = System.nanoTime();
        watch.read().nodes().stream()
            .filter(NodeReport::answered)
            .forEach(report -> answers.merge(report.node(), 1, Integer::sum));
        long took = System.nanoTime() - start;
        Thread.sleep(Duration.ofNanos(Math.max(0, PACE.toNanos() - took)));
      }
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      Map<String, Load> after = loads(spec, nodes);
      Thread.sleep(took);
      Map<String, Load> idle = loads(spec, nodes);
      System.out.printf("%d polls in %d s%n", polls, took.toSeconds());
      for (NodeSpec node : spec.nodes()) {
        Load watched = after.get(node.name()).less(before.get(node.name()));
        Load alone = idle.get(node.name()).less(after.get(node.name()));
        Load cost = watched.less(alone);
        int answered = answers.get(node.name());
        double cpu = (double) cost.busy() * TICK_MS / answered;
        System.out.printf(
            "%s: %.1f processes, %.0f ms of CPU a look (%d; watched %s, left alone %s)%n",
            node.name(), (double) cost.processes() / answered, cpu, answered, watched, alone);
        Yardstick slower = Yardstick.of(nodes.get(node.name()));
        System.out.printf(
            "%s is slower than this computer %.1f times (starting processes) and %.1f times"
                + " (computing): %.1f ms a look here, %.2f %% of a core at one a second%n",
            node.name(),
            slower.starting(),
            slower.computing(),
            cpu / slower.cautious(),
            cpu / slower.cautious() / 10);
      }
    }
  }

  private static Map<String, Load> loads(ClusterSpec spec, ClusterNodes nodes) throws Exception {
    var loads = new HashMap<String, Load>();
    for (NodeSpec node : spec.nodes()) {
      String stat = nodes.get(node.name()).run(Run.script("cat /proc/stat")).output();
      long[] cpu = numbers(stat, "cpu ").toArray();
      // user nice system idle iowait irq softirq: see proc(5).
      loads.put(
          node.name(),
          new Load(
              numbers(stat, "processes ").findFirst().orElseThrow(),
              cpu[0] + cpu[1] + cpu[2] + cpu[5] + cpu[6]));
    }
    return loads;
  }

  private static LongStream numbers(String stat, String name) {
    return stat.lines()
        .filter(line -> line.startsWith(name))
        .limit(1)
        .flatMap(line -> Stream.of(line.substring(name.length()).strip().split(" +")))
        .mapToLong(Long::parseLong);
  }
}
