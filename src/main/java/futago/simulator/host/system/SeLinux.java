package futago.simulator.host.system;

import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SELinux: its mode now, and the one that it gets at boot from `/etc/selinux/config`.
final class SeLinux {
  private static final Pattern SETTING = Pattern.compile("(?m)^SELINUX=(\\w+)\\s*$");

  private enum Mode {
    ENFORCING,
    PERMISSIVE,
    DISABLED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    String said() {
      return name().charAt(0) + word().substring(1);
    }
  }

  private final Machine machine;
  private volatile Mode mode;

  SeLinux(Machine machine) {
    this.machine = machine;
    boot();
    machine.install("getenforce", getenforce());
    machine.install("setenforce", setenforce());
    machine.install("sestatus", sestatus());
  }

  /// Takes the mode that is configured.
  void boot() {
    mode = configured();
  }

  private Mode configured() {
    Matcher setting = SETTING.matcher(machine.files().text("/etc/selinux/config").orElse(""));
    String word = setting.find() ? setting.group(1) : "";
    for (Mode each : Mode.values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    return Mode.ENFORCING;
  }

  private Program getenforce() {
    return call -> {
      call.out().println(mode.said());
      return 0;
    };
  }

  private Program setenforce() {
    return call -> {
      if (mode == Mode.DISABLED) {
        call.out().println("setenforce: SELinux is disabled");
        return 1;
      }
      String word =
          call.arguments().size() == 1 ? call.arguments().getFirst().toLowerCase(Locale.ROOT) : "";
      switch (word) {
        case "0", "permissive" -> mode = Mode.PERMISSIVE;
        case "1", "enforcing" -> mode = Mode.ENFORCING;
        default -> {
          call.err().println("usage:  setenforce [ Enforcing | Permissive | 1 | 0 ]");
          return 1;
        }
      }
      return 0;
    };
  }

  private Program sestatus() {
    return call -> {
      if (mode == Mode.DISABLED) {
        call.out().println("SELinux status:                 disabled");
        return 0;
      }
      call.out()
          .print(
              """
              SELinux status:                 enabled
              SELinuxfs mount:                /selinux
              Current mode:                   %s
              Mode from config file:          %s
              Policy version:                 24
              Policy from config file:        targeted
              """
                  .formatted(mode.word(), configured().word()));
      return 0;
    };
  }
}
