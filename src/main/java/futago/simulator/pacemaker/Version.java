package futago.simulator.pacemaker;

import futago.simulator.pacemaker.cib.Dialect;
import java.time.Duration;

/// What differs between the Pacemakers that are simulated. The times of 1.0 are measured on a real
/// one.
///
/// @param text as it calls itself
/// @param stack the layer below, as it calls it
/// @param dialect its shell's
/// @param keepsFailure whether it remembers a failure after it has been put right
/// @param cibFile where a node keeps the configuration
/// @param dampening how long an attribute has to stay as it is before the others are told
/// @param deadline how long a node waits for a controller before it calls for an election
/// @param election how long the election takes when the controller was lost
/// @param rejoin how long a node is away after two halves have met again
/// @param recheck after how long it looks again by itself
public record Version(
    String text,
    String stack,
    Dialect dialect,
    boolean keepsFailure,
    String cibFile,
    Duration dampening,
    Duration deadline,
    Duration election,
    Duration rejoin,
    Duration recheck) {
  /// Pacemaker 1.0.13 on Heartbeat.
  public static final Version V1_0_13 =
      new Version(
          "1.0.13-30bb726d3",
          "heartbeat",
          Dialect.CRM_1_0,
          false,
          "/var/lib/heartbeat/crm/cib.xml",
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(8),
          Duration.ofSeconds(31),
          Duration.ofMinutes(15));

  /// Pacemaker 2.1.5 on Corosync, as in Debian 12.
  public static final Version V2_1_5 =
      new Version(
          "2.1.5-a3f44794f94",
          "corosync",
          Dialect.CRMSH_4,
          true,
          "/var/lib/pacemaker/cib/cib.xml",
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(1),
          Duration.ZERO,
          Duration.ofMinutes(15));

  /// Whether it is 1.0.
  public boolean isOld() {
    return dialect == Dialect.CRM_1_0;
  }
}
