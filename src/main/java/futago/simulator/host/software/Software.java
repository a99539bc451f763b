package futago.simulator.host.software;

import futago.simulator.host.Release;
import futago.simulator.host.disk.Disks;
import futago.simulator.host.service.Daemon;
import futago.simulator.host.service.SysvWords;
import futago.simulator.host.system.SystemPrograms;
import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Packages;
import futago.simulator.machine.Services;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// The software of a host: which packages there are, and the programs that install them.
public final class Software {
  private final Installed installed;

  private Software(Installed installed) {
    this.installed = installed;
  }

  /// What a package brings, told by whom it is installed.
  @FunctionalInterface
  public interface Contents {
    /// Puts it on the machine.
    ///
    /// @param call the installation, for what the package says
    void put(Machine machine, Call call) throws InterruptedException;
  }

  /// Puts it on a machine.
  public static Software install(Machine machine, Release release) {
    Catalogue catalogue = Catalogue.of(release);
    var installed = new Installed(machine, release);
    var mirrors = new Mirrors();
    machine.give(Packages.class, installed);
    machine.give(Mirrors.class, mirrors);
    machine.give(PackageLock.class, new PackageLock(machine, release.isCentos()));
    var software = new Software(installed);
    machine.install("tar", Tar.program());
    if (release.isCentos()) {
      var centos = new CentOs(machine, catalogue, installed, mirrors);
      machine.install("yum", Yum.program(centos));
      machine.install("rpm", Rpm.program(centos));
      machine.install("curl", Fetching.curl(mirrors));
      machine.install("gpg", Gpg.program());
      machine.lacks("apt-get", "dpkg", "dpkg-query");
      LinuxHaArchive.put(machine, catalogue, mirrors);
      publish(catalogue, mirrors);
      software.centosContents();
    } else {
      var debian = new Debian(machine, catalogue, installed, new AptSources(machine), mirrors);
      machine.install("apt-get", AptGet.program(debian));
      machine.install("dpkg", Dpkg.dpkg(debian));
      machine.install("dpkg-query", Dpkg.query(debian));
      machine.lacks("yum", "rpm");
      software.debianContents(mirrors);
    }
    machine.lacks("fuser");
    catalogue.all().stream().filter(SoftwarePackage::fromTheStart).forEach(installed::fromTheStart);
    if (installed.isInstalled("psmisc")) {
      psmisc(machine);
    }
    SystemPrograms.installLogrotate(machine);
    return software;
  }

  /// Adds to what a package brings.
  public void bring(String name, Contents contents) {
    installed.bring(name, contents::put);
  }

  /// What the talk fetches by itself: the packages that name repositories, and a key.
  private static void publish(Catalogue catalogue, Mirrors mirrors) {
    catalogue.all().stream()
        .filter(unit -> unit.source().equals("-"))
        .flatMap(unit -> Stream.of(unit.full(), unit.full().replace("-6-5.el6", "-6-6.el6")))
        .forEach(
            name ->
                mirrors.know(
                    name + ".rpm",
                    ("the simulated package " + name + "\n").getBytes(StandardCharsets.UTF_8)));
    mirrors.know("RPM-GPG-KEY-elrepo.org", Gpg.key("96C0104F631547311E0BB1AE309BC305BAADAE52"));
  }

  /// Adds a user with a group of the same name, unless there is one, as packages do.
  ///
  /// @param line the user's line in `/etc/passwd`
  public static void addUser(Machine machine, String line) {
    Accounts.add(machine, line);
  }

  private void centosContents() {
    bring(
        "ntp",
        (machine, _) ->
            machine
                .part(Services.class)
                .define("ntpd", new Daemon("ntpd", SysvWords.of("ntpd")), false));
    bring("cluster-glue-libs", Software::clusterUser);
  }

  private void debianContents(Mirrors mirrors) {
    bring("psmisc", (machine, _) -> psmisc(machine));
    bring("curl", (machine, _) -> machine.install("curl", Fetching.curl(mirrors)));
    bring("pacemaker-common", Software::clusterUser);
    bring(
        "rsyslog",
        (machine, _) -> SystemPrograms.installRsyslog(machine, SysvWords.of("rsyslog"), false));
    bring(
        "chrony",
        (machine, _) -> {
          SystemPrograms.installChronyc(machine);
          machine
              .part(Services.class)
              .define("chrony", new Daemon("chronyd", SysvWords.of("chrony")), true);
        });
  }

  private static void psmisc(Machine machine) {
    Disks.installFuser(machine);
    SystemPrograms.installKillall(machine);
  }

  private static void clusterUser(Machine machine, Call call) {
    Accounts.add(
        machine,
        "hacluster:x:495:491:heartbeat user:/var/lib/heartbeat/cores/hacluster:/sbin/nologin");
  }
}
