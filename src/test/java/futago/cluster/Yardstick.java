package futago.cluster;

import futago.command.Run;
import futago.remote.RemoteNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// How much slower a node's processor is than this computer's, by CPU time of the same work. A node
/// of the practice lab is emulated instruction by instruction; what something costs it says little
/// about hardware until it is divided by this.
///
/// @param starting for processes that are started and end at once, which is most of what a look at
///   a cluster does
/// @param computing for a shell that counts
record Yardstick(double starting, double computing) {
  private static final String PROCESSES =
      "i=0; while [ $i -lt 400 ]; do /bin/true; i=$((i+1)); done; times";
  private static final String COUNTING = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; times";

  static Yardstick of(RemoteNode node) throws Exception {
    return new Yardstick(
        seconds(node.run(Run.script(PROCESSES)).output()) / here(PROCESSES),
        seconds(node.run(Run.script(COUNTING)).output()) / here(COUNTING));
  }

  /// The smaller one: what is divided by it comes out too large rather than too small.
  double cautious() {
    return Math.min(starting, computing);
  }

  private static double here(String script) throws IOException {
    Process shell = new ProcessBuilder(List.of("sh", "-c", script)).start();
    return seconds(new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
  }

  /// What `times` of a POSIX shell says: two lines of user and system time such as `0m0.150s`, its
  /// own and that of what it has started.
  private static double seconds(String times) {
    return Arrays.stream(times.strip().split("\\s+"))
        .map(time -> time.substring(0, time.length() - 1).split("m"))
        .mapToDouble(parts -> 60 * Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]))
        .sum();
  }
}
