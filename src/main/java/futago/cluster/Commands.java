package futago.cluster;

import futago.command.Run;
import futago.command.WaitFor;
import futago.platform.ClusterShell;
import futago.platform.Platform;
import futago.platform.Platforms;
import futago.platform.ResourceNames;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import futago.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What actions consist of, as the nodes understand it.
///
/// @param spec the cluster
/// @param platform what its nodes run
record Commands(ClusterSpec spec, Platform platform) {
  /// 35 s were measured on emulated machines.
  private static final int MOVE_SECONDS = 300;

  /// A handshake takes a second; two who wait for each other try again every 10 s.
  private static final Duration CONNECT = Duration.ofMinutes(1);

  /// A whole terabyte at the slides' 40 MB/s takes 7 hours.
  private static final Duration SYNCHRONISE = Duration.ofDays(1);

  private static final String NOT_CONNECTED =
      "cs:(WF|Unconnected)|connection:(Connecting|Unconnected)|replication:(WF|Off)";

  /// What goes with a status. One of which something can be made tells the platform.
  static Commands of(ClusterSpec spec, ClusterStatus status) {
    PlatformName platform = status.platform().orElse(PlatformName.DEBIAN_COROSYNC);
    return new Commands(spec, Platforms.planned(platform, spec));
  }

  ClusterShell shell() {
    return platform.shell();
  }

  /// Writes out what PostgreSQL has in memory, while clients still work: the one that it writes
  /// when it is stopped, with them cut off, has then little left to do.
  Run checkpoint() {
    return Run.as(
        "postgres",
        platform.postgresqlPrograms(spec.postgresql().version()) + "/psql",
        "-X",
        "-p",
        Integer.toString(spec.postgresql().port()),
        "-d",
        "postgres",
        "-c",
        "CHECKPOINT");
  }

  /// Moves the database, and waits until it is there.
  Run move(String to) {
    return shell()
        .moveAndWait(ResourceNames.GROUP, ResourceNames.MEMBERS, List.of(to), MOVE_SECONDS);
  }

  /// `drbdadm` with that command for the resource.
  Run drbdadm(String... command) {
    var argv = new ArrayList<>(List.of("drbdadm"));
    argv.addAll(List.of(command));
    argv.add(spec.drbd().resource());
    return Run.asRoot(argv.toArray(String[]::new));
  }

  /// Waits until the nodes talk, or DRBD has refused to.
  WaitFor connected() {
    return waitFor("cluster.wait.connected", NOT_CONNECTED, CONNECT);
  }

  /// Waits until both disks are UpToDate, or DRBD has given up. Says how far it is.
  WaitFor synchronised() {
    return waitFor(
        "cluster.wait.synchronised",
        NOT_CONNECTED
            + "|ds:.*(Inconsistent|Outdated|DUnknown)|disk:(Inconsistent|Outdated|DUnknown)",
        SYNCHRONISE);
  }

  /// @param unless what `/proc/drbd`, or `drbdsetup` of DRBD 9, says of the device while there is
  ///   something to wait for
  private WaitFor waitFor(String what, String unless, Duration deadline) {
    return WaitFor.until(
        Message.of(what),
        // Said in one line. In StandAlone no more will come by itself.
        Run.script(
            """
            read -r word version rest </proc/drbd
            case $version in
              9.*)
                seen=$(drbdsetup status "$3" --verbose)
                device=$seen
                ;;
              *)
                seen=$(sed -n "/^ *$1: cs:/,\\$p" /proc/drbd | grep -E "cs:|sync'ed:|finish:")
                device=$(echo "$seen" | head -n 1)
                ;;
            esac
            set -f; echo $seen
            case $device in *cs:StandAlone* | *connection:StandAlone*) exit 0 ;; esac
            [ -n "$device" ] && ! echo "$device" | grep -Eq "$2"
            """,
            Integer.toString(spec.drbd().minor()),
            unless,
            spec.drbd().resource()),
        deadline);
  }
}
