package futago.simulator.host.system;

import futago.simulator.host.Release;
import futago.simulator.host.service.ServiceTable;
import futago.simulator.host.service.SysvWords;
import futago.simulator.machine.Kernel;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Syslog;

/// Puts the rest of the system on a host.
public final class SystemPrograms {
  private SystemPrograms() {}

  /// Gives a machine its kernel and programs.
  ///
  /// @return what has to be done at each boot
  public static Runnable install(Machine machine, Release release, ServiceTable table) {
    Kernel kernel =
        release.isCentos()
            ? new Kernel("2.6.32-431.el6.x86_64", "#1 SMP Fri Nov 22 03:15:09 UTC 2013", "x86_64")
            : new Kernel(
                "6.1.0-37-amd64", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.140-1 (2025-05-22)", "x86_64");
    machine.give(Kernel.class, kernel);
    kernel.provide("loop", () -> {});
    machine.install("modprobe", Modules.modprobe(release));
    machine.install("lsmod", Modules.lsmod());
    machine.install("rmmod", Modules.rmmod());
    var uptime = new Uptime(machine);
    machine.install("uptime", uptime.program());
    machine.install("ps", ProcessPrograms.ps());
    machine.install("pgrep", ProcessPrograms.byPattern(false));
    machine.install("pkill", ProcessPrograms.byPattern(true));
    machine.install("pidof", ProcessPrograms.pidof());
    machine.install("dmesg", LogPrograms.dmesg());
    machine.install("reboot", Shutdown.program(table, true));
    machine.install("poweroff", Shutdown.program(table, false));
    machine.install("halt", Shutdown.program(table, false));
    SysRq.install(machine);
    machine.give(Syslog.class, (_, _, _) -> {});
    machine.install("logger", LogPrograms.logger());
    machine.install("shutdown", Shutdown.shutdown(table));
    machine.lacks("chronyc", "ntpq", "timedatectl", "killall");
    if (!release.isCentos()) {
      machine.lacks("getenforce", "setenforce", "sestatus");
      return () -> {
        uptime.boot();
        kernel.loaded().forEach(kernel::unload);
      };
    }
    var selinux = new SeLinux(machine);
    return () -> {
      uptime.boot();
      kernel.loaded().forEach(kernel::unload);
      selinux.boot();
    };
  }

  /// Installs rsyslog, as its package does.
  ///
  /// @param words what its init script says; systemd keeps that to itself
  /// @param runs whether it runs already
  public static void installRsyslog(Machine machine, SysvWords words, boolean runs) {
    Rsyslog.install(machine, words, runs);
  }

  /// Installs `killall`, as the package psmisc does.
  public static void installKillall(Machine machine) {
    machine.install("killall", ProcessPrograms.killall());
  }

  /// Installs `logrotate`, as its package does.
  public static void installLogrotate(Machine machine) {
    machine.install("logrotate", LogPrograms.logrotate());
  }

  /// Installs `chronyc`, as the package chrony does.
  public static void installChronyc(Machine machine) {
    machine.install("chronyc", Clocks.chronyc());
  }
}
