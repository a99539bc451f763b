package futago.simulator;

import futago.simulator.drbd.DrbdFlavour;
import futago.simulator.drbd.DrbdPrograms;
import futago.simulator.drbd.DrbdWire;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Network;
import futago.simulator.machine.Packages;
import futago.simulator.machine.Timeline;
import futago.simulator.membership.Corosync;
import futago.simulator.membership.CorosyncPrograms;
import futago.simulator.membership.Heartbeat;
import futago.simulator.membership.HeartbeatPrograms;
import futago.simulator.membership.MembershipWire;
import futago.simulator.pacemaker.Pacemaker;
import futago.simulator.pacemaker.PacemakerDaemon;
import futago.simulator.pacemaker.PacemakerWorld;
import futago.simulator.pacemaker.agent.Agents;
import futago.simulator.pacemaker.tool.PacemakerPrograms;

/// The cluster's software between the machines of a world, in the packages of their distribution.
final class ClusterStack {
  private final DrbdWire drbd;
  private final MembershipWire membership;
  private final PacemakerWorld pacemaker;
  private final Timeline timeline;

  ClusterStack(Network network, Timeline timeline) {
    this.timeline = timeline;
    this.drbd = new DrbdWire(network, timeline);
    this.membership = new MembershipWire(network, timeline);
    this.pacemaker = new PacemakerWorld(timeline);
  }

  /// Before their packages are installed, no host has these.
  private static void lacksEverything(Machine machine) {
    machine.lacks(
        "drbdadm",
        "drbdsetup",
        "drbd-overview",
        "cl_status",
        "corosync-cfgtool",
        "corosync-quorumtool",
        "crm",
        "crm_mon",
        "crm_resource",
        "crm_attribute",
        "crm_standby",
        "crm_master",
        "crm_node",
        "crm_verify",
        "crmadmin",
        "cibadmin");
  }

  /// CentOS 6: DRBD from ELRepo, Heartbeat and Pacemaker 1.0 from Linux-HA Japan.
  void offerOnCentos(Machine machine) {
    lacksEverything(machine);
    Packages packages = machine.part(Packages.class);
    DrbdPrograms.prepare(machine, timeline, drbd);
    packages.brings("kmod-drbd84", node -> DrbdPrograms.provideModule(node, DrbdFlavour.EL6));
    packages.brings(
        "drbd84-utils",
        node -> {
          DrbdPrograms.installTools(node, DrbdFlavour.EL6);
          Agents.installDrbdsOn(node);
        });
    var heartbeat = new Heartbeat(machine, membership);
    Pacemaker manager = PacemakerDaemon.on(machine, pacemaker, heartbeat);
    packages.brings("heartbeat", node -> HeartbeatPrograms.installOn(node, heartbeat));
    packages.brings("resource-agents", Agents::installOn);
    packages.brings(
        "pacemaker",
        node -> {
          PacemakerPrograms.installOn(node, manager);
          PacemakerPrograms.installShellOn(node, manager);
        });
  }

  /// Debian 12: DRBD in the kernel, Corosync and Pacemaker 2.1.
  void offerOnDebian(Machine machine) {
    lacksEverything(machine);
    Packages packages = machine.part(Packages.class);
    DrbdPrograms.prepare(machine, timeline, drbd);
    DrbdPrograms.provideModule(machine, DrbdFlavour.DEBIAN);
    packages.brings(
        "drbd-utils",
        node -> {
          DrbdPrograms.installTools(node, DrbdFlavour.DEBIAN);
          Agents.installDrbdsOn(node);
        });
    var corosync = new Corosync(machine, membership);
    Pacemaker manager = PacemakerDaemon.on(machine, pacemaker, corosync);
    packages.brings("corosync", node -> CorosyncPrograms.installOn(node, corosync));
    packages.brings("resource-agents", Agents::installOn);
    packages.brings("pacemaker", node -> PacemakerDaemon.installService(node, manager, corosync));
    packages.brings("pacemaker-cli-utils", node -> PacemakerPrograms.installOn(node, manager));
    packages.brings("crmsh", node -> PacemakerPrograms.installShellOn(node, manager));
  }
}
