package futago.cluster.drill;

import futago.cluster.ActionPlan;
import futago.cluster.drill.DrillStep.AskSwitchOn;
import futago.cluster.drill.DrillStep.AwaitService;
import futago.cluster.drill.DrillStep.Commands;
import futago.cluster.drill.DrillStep.Move;
import futago.cluster.drill.DrillStep.SwitchOff;
import futago.cluster.drill.DrillStep.SwitchOn;
import futago.command.Run;
import futago.platform.MembershipLayer;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.util.List;
import java.util.stream.Stream;

/// What a drill consists of in a given cluster.
///
/// @param spec the cluster
/// @param membership what the nodes hear each other by
/// @param switched whether the nodes have a switch that can be reached
/// @param active the node with the database
/// @param standby the other one
record Scenario(
    ClusterSpec spec,
    MembershipLayer membership,
    boolean switched,
    NodeSpec active,
    NodeSpec standby) {
  /// Kills the server itself, whose children then go by themselves.
  private static final String KILL = "kill -9 \"$(head -n 1 \"$1/postmaster.pid\")\"\n";

  /// `fuser -m` means all of the root file system where nothing is mounted.
  private static final String UNMOUNT =
      """
      grep -q " $1 " /proc/mounts || exit
      fuser -k -m "$1"
      for i in 1 2 3 4 5 6 7 8 9; do
        umount "$1" && exit
        sleep 1
      done
      exit 1
      """;

  /// A second later, so that the answer to this command still gets out. Nothing is synchronised.
  private static final String SYSRQ =
      """
      echo 1 >/proc/sys/kernel/sysrq
      nohup sh -c "sleep 1; echo $1 >/proc/sysrq-trigger" >/dev/null 2>&1 </dev/null &
      """;

  /// What makes the failure.
  ///
  /// @param move the plan of a switchover
  List<DrillStep> harm(Drill drill, ActionPlan.Ready move) {
    return switch (drill) {
      case SWITCHOVER -> List.of(new Move(move));
      case KILL -> List.of(onActive(kill()));
      case KILL_TWICE -> List.of(onActive(kill()), new AwaitService(), onActive(kill()));
      case VIRTUAL_IP -> List.of(onActive(removeAddress()));
      case UNMOUNT -> List.of(onActive(Run.script(UNMOUNT, spec.drbd().mount())));
      case POWER_OFF -> List.of(off(active));
      case STANDBY_POWER_OFF -> List.of(off(standby));
      case REBOOT_BOTH -> rebootBoth();
      case REPLICATION_LINK, CLUSTER_LINK ->
          List.of(
              commands(standby, cut(drill, active).cut()),
              commands(active, cut(drill, standby).cut()));
    };
  }

  /// What takes it back, where it does not pass by itself.
  List<DrillStep> heal(Drill drill) {
    return switch (drill) {
      case SWITCHOVER, KILL, KILL_TWICE, VIRTUAL_IP, UNMOUNT, REBOOT_BOTH -> List.of();
      case POWER_OFF -> List.of(on(active));
      case STANDBY_POWER_OFF -> List.of(on(standby));
      case REPLICATION_LINK, CLUSTER_LINK ->
          List.of(
              commands(standby, cut(drill, active).mend()),
              commands(active, cut(drill, standby).mend()));
    };
  }

  private List<DrillStep> rebootBoth() {
    return switched
        ? Stream.of(
                new SwitchOff(standby.name()),
                new SwitchOff(active.name()),
                new SwitchOn(standby.name()),
                new SwitchOn(active.name()))
            .map(DrillStep.class::cast)
            .toList()
        : List.of(sysrq(standby, "b"), sysrq(active, "b"));
  }

  private DrillStep off(NodeSpec node) {
    return switched ? new SwitchOff(node.name()) : sysrq(node, "o");
  }

  private DrillStep on(NodeSpec node) {
    return switched ? new SwitchOn(node.name()) : new AskSwitchOn(node.name());
  }

  private static DrillStep sysrq(NodeSpec node, String command) {
    return new Commands(node.name(), List.of(Run.script(SYSRQ, command)), true);
  }

  private static DrillStep commands(NodeSpec node, Run run) {
    return new Commands(node.name(), List.of(run), false);
  }

  private DrillStep onActive(Run run) {
    return commands(active, run);
  }

  private Run kill() {
    return Run.script(KILL, spec.drbd().mount() + "/data");
  }

  private Run removeAddress() {
    return Run.asRoot(
        "ip",
        "addr",
        "del",
        spec.virtualIp().address() + "/" + spec.virtualIp().prefix(),
        "dev",
        active.interfaceName());
  }

  private LinkCut cut(Drill drill, NodeSpec from) {
    LinkCut.Filter filter =
        switch (membership) {
          case COROSYNC -> LinkCut.Filter.NFT;
          case HEARTBEAT -> LinkCut.Filter.IPTABLES;
        };
    return drill == Drill.CLUSTER_LINK
        ? new LinkCut(filter, from.address(), "udp", membership.port(spec))
        : new LinkCut(filter, from.address(), "tcp", spec.drbd().port());
  }
}
