package futago.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.Shell;
import futago.command.WaitFor;
import futago.platform.Packages;
import futago.platform.Platforms;
import futago.simulator.host.software.Mirrors;
import futago.simulator.machine.Faults;
import futago.simulator.machine.Launcher;
import futago.spec.PlatformName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AptTest {
  private final Packages apt = Platforms.planned(PlatformName.DEBIAN_COROSYNC, "15").packages();

  private final TestHost alice = TestHost.debian();

  private Launcher.Outcome run(Run run) {
    return alice.sh(Shell.quote(run.argv()));
  }

  private Launcher.Outcome refresh() {
    return run((Run) apt.refresh().getLast());
  }

  private Launcher.Outcome install(String... names) {
    return apt.install(List.of(names)).stream()
        .flatMap(
            action ->
                switch (action) {
                  case Run run -> Stream.of(run(run));
                  case OnlyIf onlyIf -> {
                    if (run(onlyIf.test()).status() == 0) {
                      onlyIf.then().forEach(each -> assertThat(run((Run) each).status()).isZero());
                    }
                    yield Stream.empty();
                  }
                  case WaitFor wait -> {
                    assertThat(run(wait.probe()).status()).isZero();
                    yield Stream.empty();
                  }
                  default -> throw new AssertionError(action);
                })
        .findFirst()
        .orElseThrow();
  }

  private String installed(String... names) {
    return alice.sh(apt.installed(List.of(names)).script()).output();
  }

  @Test
  void withoutListsThereIsNothingToInstall() {
    Launcher.Outcome early = install("psmisc");
    assertThat(early.status()).isEqualTo(100);
    assertThat(early.error()).isEqualTo("E: Unable to locate package psmisc\n");
    Launcher.Outcome update = refresh();
    assertThat(update.status()).isZero();
    assertThat(update.output())
        .startsWith("Get:1 http://deb.debian.org/debian bookworm InRelease [151 kB]\n")
        .endsWith("Reading package lists...\n");
    assertThat(refresh().output()).startsWith("Hit:1 http");
    assertThat(install("psmisc", "no-such").error())
        .isEqualTo("E: Unable to locate package no-such\n");
    assertThat(installed("psmisc")).isEmpty();
  }

  @Test
  void anInstallationTellsHowFarItIsAndWhatItDid() {
    refresh();
    assertThat(installed("psmisc", "logrotate")).isEqualTo("logrotate\n");
    Launcher.Outcome outcome = install("psmisc", "rsyslog");
    assertThat(outcome.status()).as(outcome.toString()).isZero();
    assertThat(outcome.output().lines().toList())
        .contains(
            "The following additional packages will be installed:",
            "  libestr0 libfastjson4 liblognorm5",
            "0 upgraded, 5 newly installed, 0 to remove and 0 not upgraded.",
            "pmstatus:dpkg-exec:0:Running dpkg",
            "Unpacking libestr0:amd64 (0.1.11-1) ...",
            "Setting up psmisc (23.6-1) ...",
            "pmstatus:rsyslog:100:Installed rsyslog (amd64)");
    assertThat(outcome.output().lines().filter(line -> line.startsWith("dlstatus:"))).hasSize(5);
    assertThat(installed("psmisc", "rsyslog", "nothing")).isEqualTo("psmisc\nrsyslog\n");
    assertThat(alice.sh("systemctl is-active rsyslog").output()).isEqualTo("active\n");
    alice.succeed("[ -e /etc/rsyslog.d ] && grep -q RULES /etc/rsyslog.conf");
    assertThat(install("psmisc").output())
        .contains("psmisc is already the newest version (23.6-1).\n")
        .contains("0 upgraded, 0 newly installed");
    assertThat(alice.machine.unknownCommands()).isEmpty();
  }

  @Test
  void chronyTakesTimesyncdsPlace() {
    refresh();
    assertThat(install("chrony").output())
        .contains("The following packages will be REMOVED:\n  systemd-timesyncd\n")
        .contains("Removing systemd-timesyncd (252.38-1~deb12u1) ...\n");
    assertThat(alice.sh("systemctl is-active systemd-timesyncd chrony").output())
        .isEqualTo("inactive\nactive\n");
    assertThat(alice.output("chronyc -a makestep")).isEqualTo("200 OK\n");
  }

  @Test
  void aMirrorThatCannotBeReachedIsAnError() {
    alice.machine.part(Mirrors.class).lose("security.debian.org");
    Launcher.Outcome update = refresh();
    assertThat(update.status()).isEqualTo(100);
    assertThat(update.output())
        .contains("Err:2 http://security.debian.org/debian-security bookworm-security InRelease\n");
    assertThat(update.error())
        .contains("Could not resolve 'security.debian.org'")
        .contains("E: Some index files failed to download.");
  }

  @Test
  void aPowerFailureInTheMiddleLeavesPackagesToBeConfigured() throws Exception {
    refresh();
    alice.machine.faults().add(line -> line.contains("systemctl start rsyslog"), new Faults.Hang());
    Thread install =
        Thread.ofVirtual().start(() -> alice.sh("apt-get -q -y install rsyslog psmisc"));
    alice.await(
        () ->
            alice
                .sh("dpkg-query -W -f '${db:Status-Status}' rsyslog")
                .output()
                .equals("installed"));
    alice.machine.power(false);
    install.join();
    alice.machine.power(true);
    alice.machine.faults().clear();
    assertThat(alice.output("dpkg --audit"))
        .startsWith("The following packages have been unpacked but not yet configured.\n")
        .contains(" psmisc ");
    Launcher.Outcome refused = alice.sh("apt-get -q -y install chrony");
    assertThat(refused.status()).isEqualTo(100);
    assertThat(refused.error()).startsWith("E: dpkg was interrupted, you must manually run");
    assertThat(install("psmisc").status()).isZero();
    assertThat(alice.output("dpkg --audit")).isEmpty();
  }

  @Test
  void anotherPostgresqlNeedsItsArchive() {
    refresh();
    assertThat(install("postgresql-17").error())
        .isEqualTo("E: Unable to locate package postgresql-17\n");
    alice.succeed(
        """
        cat > /etc/apt/sources.list.d/pgdg.sources <<'END'
        Types: deb
        URIs: https://apt.postgresql.org/pub/repos/apt
        Suites: bookworm-pgdg
        Components: main
        END
        """);
    refresh();
    assertThat(install("postgresql-client-17").status()).isZero();
  }
}
