package futago.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.host.software.Mirrors;
import futago.simulator.machine.Launcher;
import futago.simulator.machine.Packages;
import org.junit.jupiter.api.Test;

class YumTest {
  private static final String PGDG =
      "http://yum.postgresql.org/9.3/redhat/rhel-6-x86_64/pgdg-centos93-9.3-1.noarch.rpm";
  private static final String ELREPO =
      "http://www.elrepo.org/elrepo-release-6-5.el6.elrepo.noarch.rpm";
  private static final String REPOSITORY = "pacemaker-1.0.13-1.2.el6.x86_64.repo";

  private final TestHost alice = TestHost.centos();

  @Test
  void aPackageThatNoRepositoryHasIsNothingToDo() {
    Launcher.Outcome outcome = alice.sh("yum -y install kmod-drbd84 drbd84-utils");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.output())
        .endsWith("No package kmod-drbd84 available.\nNo package drbd84-utils available.\n");
    assertThat(outcome.error()).isEqualTo("Error: Nothing to do\n");
    assertThat(alice.sh("yum -y kmod-drbd84 drbd84-utils").error())
        .as("the slide's misprint")
        .isEqualTo("No such command: kmod-drbd84. Please use /usr/bin/yum --help\n");
  }

  @Test
  void theTalksPostgresqlComesFromPgdg() {
    Launcher.Outcome early = alice.sh("yum -y groupinstall 'PostgreSQL Database Server 9.3 PGDG'");
    assertThat(early.error())
        .isEqualTo("Warning: Group PostgreSQL Database Server 9.3 PGDG does not exist.\n");
    assertThat(early.status()).isZero();
    assertThat(alice.output("yum -y install " + PGDG)).endsWith("\n\nComplete!\n");
    alice.succeed("ls /etc/yum.repos.d | grep -q '^pgdg'");
    assertThat(alice.output("yum -y groupinstall 'PostgreSQL Database Server 9.3 PGDG'"))
        .contains("Install       5 Package(s)")
        .contains("\n postgresql93-server  x86_64 9.3.3-1PGDG.rhel6 pgdg93     4.1 M\n")
        .endsWith("\n\nComplete!\n");
    assertThat(
            alice.sh(
                "rpm -q --qf '%{NAME}\\n' postgresql93-server postgresql93 heartbeat drbd84-utils"))
        .isEqualTo(
            new Launcher.Outcome(
                2,
                "postgresql93-server\n"
                    + "postgresql93\n"
                    + "package heartbeat is not installed\n"
                    + "package drbd84-utils is not installed\n",
                ""));
    assertThat(alice.output("rpm -q postgresql93"))
        .isEqualTo("postgresql93-9.3.3-1PGDG.rhel6.x86_64\n");
  }

  @Test
  void linuxHaJapansRepositoryIsUsedOnceTheDistributionsPackagesAreExcluded() {
    alice.succeed("cd /tmp && tar -xzf ~/Downloads/" + REPOSITORY + ".tar.gz");
    String install =
        "cd /tmp/" + REPOSITORY + " && yum -c pacemaker.repo -y install pacemaker heartbeat";
    assertThat(alice.sh(install).status())
        .as("the distribution's own Pacemaker is newer, and not modelled")
        .isEqualTo(99);
    TestHost bob = TestHost.centos();
    bob.succeed("cd /tmp && tar -xzf ~/Downloads/" + REPOSITORY + ".tar.gz");
    bob.succeed(
        "sed -i '/^\\[base\\]/a exclude=cluster-glue* corosync* pacemaker* resource-agents*'"
            + " /etc/yum.repos.d/CentOS-Base.repo");
    assertThat(bob.output(install))
        .contains("Installing for dependencies:\n")
        .endsWith("\n\nComplete!\n");
    assertThat(bob.output("rpm -q pacemaker heartbeat resource-agents"))
        .isEqualTo(
            "pacemaker-1.0.13-1.2.el6.x86_64\n"
                + "heartbeat-3.0.5-1.1.el6.x86_64\n"
                + "resource-agents-3.9.5-1.557.1.el6.x86_64\n");
    bob.succeed("cp /usr/share/doc/heartbeat-3.0.5/ha.cf /etc/ha.d");
  }

  @Test
  void aRepositoryThatLiesElsewhereCannotBeRead() {
    alice.succeed("cd /srv && tar -xzf ~/Downloads/" + REPOSITORY + ".tar.gz");
    Launcher.Outcome outcome =
        alice.sh("cd /srv/" + REPOSITORY + " && yum -c pacemaker.repo -y install pacemaker");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error())
        .endsWith(
            "Error: Cannot retrieve repository metadata (repomd.xml) for repository: pacemaker."
                + " Please verify its path and try again\n");
  }

  @Test
  void elrepoBringsDrbd() {
    assertThat(alice.sh("rpm -q gpg-pubkey --qf '%{SUMMARY}\\n'").status()).isEqualTo(1);
    alice.succeed("rpm --import http://www.elrepo.org/RPM-GPG-KEY-elrepo.org");
    alice.succeed("rpm -q gpg-pubkey --qf '%{SUMMARY}\\n' | grep -qi elrepo");
    assertThat(alice.output("rpm -ivh " + ELREPO))
        .isEqualTo(
            """
            Retrieving http://www.elrepo.org/elrepo-release-6-5.el6.elrepo.noarch.rpm
            Preparing...                ########################################### [100%]
               1:elrepo-release         ########################################### [100%]
            """);
    alice.machine.part(Packages.class).brings("drbd84-utils", m -> m.install("drbdadm", _ -> 0));
    assertThat(alice.sh("drbdadm").status()).isEqualTo(127);
    assertThat(alice.sh("yum -y install kmod-drbd84 drbd84-utils").output())
        .endsWith("Complete!\n");
    assertThat(alice.sh("drbdadm").status()).isZero();
    assertThat(alice.sh("yum -y install kmod-drbd84 drbd84-utils").output())
        .contains(
            "Package kmod-drbd84-8.4.4-1.el6.elrepo.x86_64 already installed and latest version")
        .endsWith("Nothing to do\n");
    assertThat(alice.machine.part(Packages.class).isInstalled("kmod-drbd84")).isTrue();
  }

  @Test
  void addressesThatAreGone() {
    alice.machine.part(Mirrors.class).lose("yum.postgresql.org");
    assertThat(
            alice
                .sh("curl -f -s -L -I -o /dev/null --connect-timeout 5 --max-time 15 " + PGDG)
                .status())
        .isEqualTo(6);
    Launcher.Outcome outcome = alice.sh("yum -y install " + PGDG);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error())
        .isEqualTo("Cannot open: " + PGDG + ". Skipping.\nError: Nothing to do\n");
    alice.machine.part(Mirrors.class).lose("mirrorlist.centos.org");
    assertThat(alice.sh("yum -q repolist").error())
        .endsWith("Error: Cannot find a valid baseurl for repo: base\n");
    assertThat(alice.machine.unknownCommands()).isEmpty();
  }

  @Test
  void sourcesMayBeFetchedFromElsewhere() {
    String mirror = "http://mirror.example/talk/";
    assertThat(alice.sh("curl -f -s -S -L -o /tmp/x " + mirror + "no-such.rpm"))
        .isEqualTo(
            new Launcher.Outcome(
                22, "", "curl: (22) The requested URL returned error: 404 Not Found\n"));
    alice.succeed("cd /tmp && curl -f -s -S -L -o a.tar.gz " + mirror + REPOSITORY + ".tar.gz");
    alice.succeed(
        "cd /tmp && cmp a.tar.gz ~/Downloads/" + REPOSITORY + ".tar.gz && tar -xzf a.tar.gz");
    alice
        .machine
        .part(Mirrors.class)
        .publish(
            mirror + "pgdg.repo",
            "[postgres-of-ours]\nname=ours\nbaseurl=http://mirror.example/pgdg/9.3/\ngpgcheck=0\n");
    alice.succeed("curl -f -s -L -o /etc/yum.repos.d/pgdg.repo " + mirror + "pgdg.repo");
    assertThat(alice.output("yum -y groupinstall 'PostgreSQL Database Server 9.3 PGDG'"))
        .endsWith("Complete!\n");
    alice.succeed(
        "curl -f -s -L -o /tmp/e.rpm "
            + ELREPO
            + "; mv /tmp/e.rpm /tmp/"
            + ELREPO.replaceFirst(".*/", ""));
    assertThat(alice.sh("rpm -ivh /tmp/" + ELREPO.replaceFirst(".*/", "")).error())
        .as("its key was not imported")
        .endsWith("Header V4 DSA/SHA1 Signature, key ID baadae52: NOKEY\n");
    alice.succeed("ls /etc/yum.repos.d | grep -q '^elrepo'");
  }
}
