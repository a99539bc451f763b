package futago.platform;

import futago.command.Probe;
import futago.command.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// systemctl(1).
final class Systemd implements Services {
  /// Stopping Pacemaker stops all that it manages first: PostgreSQL alone may take 120 s.
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  @Override
  public Run restart(String... services) {
    return systemctl(List.of("restart"), services);
  }

  @Override
  public Run enable(String... services) {
    return systemctl(List.of("enable"), services);
  }

  @Override
  public Run disableNow(String... services) {
    return systemctl(List.of("disable", "--now"), services);
  }

  @Override
  public String isOn(String service) {
    return "systemctl is-active --quiet %1$s || systemctl is-enabled --quiet %1$s"
        .formatted(service);
  }

  @Override
  public Probe states(List<String> services) {
    return new Probe(
        "services",
        "systemctl show -p Id,ActiveState,UnitFileState,LoadState "
            + String.join(" ", services)
            + " | awk -F= 'NF {v[$1]=$2} !NF {say()} END {say()} function say() {if (v[\"Id\"] !="
            + " \"\") print v[\"Id\"], v[\"ActiveState\"], (v[\"LoadState\"] == \"not-found\" ?"
            + " \"not-found\" : v[\"UnitFileState\"]); split(\"\", v)}'");
  }

  private static Run systemctl(List<String> verb, String... services) {
    List<String> argv = new ArrayList<>(List.of("systemctl"));
    argv.addAll(verb);
    argv.addAll(Arrays.asList(services));
    return Run.asRoot(argv.toArray(String[]::new)).within(DEADLINE);
  }
}
