package futago.guard;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Secret;
import futago.engine.EventListener;
import futago.engine.Plan;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.Runner;
import futago.simulator.Simulation;
import futago.site.SimulationAccess;
import futago.site.Site;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `remove` leaves nodes as they were when their packages had just been installed: `/etc`,
/// services, packages, mounts. What stays besides is named here and in the README.
@Timeout(240)
class RemovalTest {
  private static final Secret PASSWORD = Secret.of("a password of postgres's");

  /// The packages, and what they bring: files, services, accounts.
  private static final String PACKAGES =
      "packages|/etc/(passwd|group)|service"
          + " .*|/usr/.*|/var/lib/(apt|pgsql|postgresql|heartbeat|pacemaker|corosync)(/.*)?"
          + "|/etc/(corosync(/corosync.conf)?|default/pacemaker|drbd.conf|drbd.d(/global_common.conf)?"
          + "|ha.d(/rc.d|/resource.d)?|init.d/.*|logrotate.d/rsyslog|pki/rpm-gpg/.*|postgresql"
          + "|postgresql-common|rsyslog.conf|rsyslog.d|yum.repos.d/(elrepo|pgdg-93-centos).repo"
          + "|systemd/system/multi-user.target.wants/rsyslog.service)";

  /// What Futago keeps, the data, and what programs wrote while they ran.
  private static final String KEPT =
      "/var/lib/futago(/.*)?|/mnt/pgsql-data|/srv/images(/.*)?|/var/log/.*|/tmp/pm_logconv"
          + "|/root/Downloads(/.*)?|/tmp/pacemaker-.*|/dev/.*|DRBD|/var/run/.*|/var/cache/.*";

  private static RunOutcome run(
      Simulation simulation, Function<Site, Plan> plan, RunOptions options) throws Exception {
    try (var access = new SimulationAccess(simulation);
        Site site = access.open()) {
      return new Runner(
              plan.apply(site),
              site.nodes(),
              EventListener.all(),
              options.atPace(simulation.speed()),
              simulation.clock())
          .run();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingStaysThatIsNotNamed(PlatformName platform) throws Exception {
    try (Simulation simulation = Simulation.start(platform, 60)) {
      Map<String, Map<String, String>> fresh = PairState.of(simulation).nodes();
      assertThat(run(simulation, site -> site.installation(PASSWORD), RunOptions.standard()))
          .isInstanceOf(RunOutcome.Done.class);
      Map<String, Map<String, String>> built = PairState.of(simulation).nodes();
      assertThat(run(simulation, site -> site.removal(false), RunOptions.standard()))
          .isInstanceOf(RunOutcome.Done.class);
      Map<String, Map<String, String>> removed = PairState.of(simulation).nodes();
      for (NodeSpec node : simulation.spec().nodes()) {
        Map<String, String> before = fresh.get(node.name());
        Map<String, String> after = removed.get(node.name());
        List<String> different =
            MachineState.differences(before, after).stream()
                .map(line -> line.replaceFirst("(?s): expected <.*", ""))
                .toList();
        assertThat(different)
            .filteredOn(key -> !key.matches(PACKAGES))
            .filteredOn(key -> !key.matches(KEPT))
            .as("changed on " + node.name())
            .isEmpty();
        // Of what was there before, nothing is another one.
        assertThat(different)
            .filteredOn(before::containsKey)
            .filteredOn(key -> !key.matches("packages|/etc/(passwd|group)"))
            .filteredOn(key -> !key.matches(KEPT))
            .isEmpty();
        assertThat(after)
            .extractingFromEntries(each -> each.getKey() + " " + each.getValue())
            .filteredOn(
                each ->
                    each.toString()
                        .matches("service (corosync|pacemaker|heartbeat|drbd|postgres.*) .*"))
            .allMatch(each -> each.toString().endsWith(" stopped"));
      }
      assertThat(built.get("alice")).isNotEqualTo(removed.get("alice"));
    }
  }
}
