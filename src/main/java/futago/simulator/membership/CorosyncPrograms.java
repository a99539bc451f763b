package futago.simulator.membership;

import futago.simulator.machine.Machine;
import futago.simulator.machine.Services;

/// Puts Corosync on a machine.
public final class CorosyncPrograms {
  private CorosyncPrograms() {}

  /// Installs the service, which its package sets to be started at boot, its tools, and the
  /// package's configuration of a cluster of one.
  public static void installOn(Machine machine, Corosync corosync) {
    if (!machine.files().exists(Corosync.CONFIGURATION)) {
      machine
          .files()
          .install(
              Corosync.CONFIGURATION,
              """
              # Please read the corosync.conf.5 manual page
              totem {
              \tversion: 2
              \tcluster_name: debian
              \tcrypto_cipher: none
              \tcrypto_hash: none
              }
              quorum {
              \tprovider: corosync_votequorum
              }
              nodelist {
              \tnode {
              \t\tname: node1
              \t\tnodeid: 1
              \t\tring0_addr: 127.0.0.1
              \t}
              }
              """);
    }
    machine.part(Services.class).define("corosync", corosync, true);
    var tools = new CorosyncTools(corosync);
    machine.install("corosync-cfgtool", tools::links);
    machine.install("corosync-quorumtool", tools::quorum);
  }
}
