package futago.platform;

import futago.command.Probe;
import futago.command.Run;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// service(8) and chkconfig(8).
final class SysV implements Services {
  /// As for {@link Systemd}: with Heartbeat all that Pacemaker manages stops first.
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  @Override
  public Run restart(String... services) {
    return each(services, "service %s restart");
  }

  @Override
  public Run enable(String... services) {
    return each(services, "chkconfig %s on");
  }

  @Override
  public Run disableNow(String... services) {
    return each(services, "service %1$s stop && chkconfig %1$s off");
  }

  @Override
  public String isOn(String service) {
    return "service %1$s status >/dev/null 2>&1 || chkconfig %1$s".formatted(service);
  }

  @Override
  public Probe states(List<String> services) {
    return new Probe(
        "services",
        """
        for s in %s; do
          if service $s status >/dev/null 2>&1; then a=active; else a=inactive; fi
          if [ ! -e /etc/init.d/$s ]; then e=not-found
          elif chkconfig $s; then e=enabled
          else e=disabled; fi
          echo "$s $a $e"
        done
        """
            .formatted(String.join(" ", services)));
  }

  private static Run each(String[] services, String command) {
    String all =
        Arrays.stream(services)
            .map(service -> command.formatted(service))
            .collect(Collectors.joining(" && "));
    return (all.contains("&&") ? Run.script(all) : Run.asRoot(all.split(" "))).within(DEADLINE);
  }
}
