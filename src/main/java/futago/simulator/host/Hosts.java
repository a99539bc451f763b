package futago.simulator.host;

import futago.simulator.host.disk.Disks;
import futago.simulator.host.network.IptablesService;
import futago.simulator.host.network.NetworkPrograms;
import futago.simulator.host.postgresql.Postgresql;
import futago.simulator.host.service.Boot;
import futago.simulator.host.service.Daemon;
import futago.simulator.host.service.ServicePrograms;
import futago.simulator.host.service.ServiceTable;
import futago.simulator.host.service.SysvWords;
import futago.simulator.host.software.Software;
import futago.simulator.host.system.SystemPrograms;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Network;
import futago.simulator.machine.Services;
import futago.simulator.machine.SimClock;
import java.util.List;
import java.util.Map;

/// Makes simulated hosts as they are when their installer is through, switched on and on the
/// network. What runs on any host, such as a shell, is for others to install.
public final class Hosts {
  private Hosts() {}

  /// A CentOS 6.5 x86_64.
  public static Machine centos6(Host host, SimClock clock, Network network) {
    return make(host, Release.CENTOS_6, clock, network);
  }

  /// A Debian 12 amd64.
  public static Machine debian12(Host host, SimClock clock, Network network) {
    return make(host, Release.DEBIAN_12, clock, network);
  }

  private static Machine make(Host host, Release release, SimClock clock, Network network) {
    var machine = new Machine(host.name(), clock);
    FilePack.unpack(
        machine,
        release.directory(),
        Map.of(
            "name",
            host.name(),
            "address",
            host.address(),
            "prefix",
            Integer.toString(host.prefix())));
    machine.give(Network.class, network);
    var table =
        new ServiceTable(
            machine, release.isCentos() ? ServiceTable.Manager.SYSV : ServiceTable.Manager.SYSTEMD);
    machine.give(Services.class, table);
    NetworkPrograms.install(machine, host, release);
    Disks.install(machine, host, release);
    Runnable boot = SystemPrograms.install(machine, release, table);
    if (release.isCentos()) {
      IptablesService.install(machine);
    } else {
      NetworkPrograms.installNft(machine);
    }
    daemons(machine, table, release);
    Postgresql.follow(machine, release, Software.install(machine, release));
    ServicePrograms.install(machine, table);
    Boot.follow(machine, table, List.of(() -> NetworkPrograms.setUp(machine, release), boot));
    network.join(machine);
    return machine;
  }

  /// What runs on a host from the start.
  private static void daemons(Machine machine, ServiceTable table, Release release) {
    if (release.isCentos()) {
      define(table, "network", "network", SysvWords.of("network"));
      SystemPrograms.installRsyslog(
          machine,
          new SysvWords("Starting system logger: ", "Shutting down system logger: "),
          true);
      define(table, "crond", "crond", SysvWords.of("crond"));
      define(table, "sshd", "openssh-daemon", SysvWords.of("sshd"));
      define(
          table,
          "postfix",
          "master",
          new SysvWords("Starting postfix: ", "Shutting down postfix: "));
    } else {
      define(table, "ssh", "sshd", SysvWords.of("ssh"));
      define(table, "cron", "cron", SysvWords.of("cron"));
      define(table, "systemd-timesyncd", "systemd-timesyncd", SysvWords.of("time"));
    }
  }

  private static void define(ServiceTable table, String name, String process, SysvWords words) {
    table.define(name, new Daemon(process, words).running(), true);
  }
}
