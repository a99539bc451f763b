package futago.simulator.pacemaker.agent;

import futago.simulator.machine.Machine;
import java.time.Duration;
import java.util.Map;

/// The agents that there are, and how long they take. The times are those of a real Pacemaker 1.0
/// on idle hardware, the notifications before and after a change of DRBD's with it.
public final class Agents {
  private static final String ROOT = "/usr/lib/ocf/resource.d/";

  private static final Map<String, Duration> TIMES =
      Map.ofEntries(
          Map.entry("drbd start", Duration.ofMillis(1500)),
          Map.entry("drbd stop", Duration.ofMillis(2500)),
          Map.entry("drbd promote", Duration.ofMillis(1800)),
          Map.entry("drbd demote", Duration.ofMillis(2500)),
          Map.entry("drbd monitor", Duration.ofMillis(300)),
          Map.entry("Filesystem start", Duration.ofMillis(800)),
          Map.entry("Filesystem stop", Duration.ofMillis(800)),
          Map.entry("IPaddr2 start", Duration.ofMillis(500)),
          Map.entry("IPaddr2 stop", Duration.ofMillis(500)),
          Map.entry("pgsql start", Duration.ofMillis(1000)),
          Map.entry("pgsql stop", Duration.ofMillis(1000)));

  private static final Duration OTHERWISE = Duration.ofMillis(200);

  private Agents() {}

  /// Installs the agents of the package `resource-agents`.
  public static void installOn(Machine machine) {
    machine.install(path("ocf:heartbeat:Filesystem"), new FilesystemAgent());
    machine.install(path("ocf:heartbeat:IPaddr2"), new AddressAgent());
    machine.install(path("ocf:heartbeat:pgsql"), new DatabaseAgent());
    machine.install(path("ocf:heartbeat:Dummy"), new DummyAgent());
  }

  /// Installs DRBD's own agent, which comes with its tools.
  public static void installDrbdsOn(Machine machine) {
    machine.install(path("ocf:linbit:drbd"), new DrbdAgent());
  }

  /// Where an agent's program lies.
  ///
  /// @param agent such as `ocf:heartbeat:IPaddr2`
  public static String path(String agent) {
    return ROOT + agent.replaceFirst("^ocf:", "").replace(':', '/');
  }

  /// How long a call takes, what it does itself not counted.
  public static Duration takes(String agent, String operation) {
    String type = agent.substring(agent.lastIndexOf(':') + 1);
    return TIMES.getOrDefault(type + " " + operation, OTHERWISE);
  }
}
