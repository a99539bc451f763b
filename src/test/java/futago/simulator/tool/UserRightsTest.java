package futago.simulator.tool;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Launcher.Outcome;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Passwords;
import futago.simulator.shell.SimulatedShell;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user who is not root may do, and how users become others.
class UserRightsTest {
  private final Machine machine = new SimulatedShell().machine();

  @BeforeEach
  void users() {
    machine
        .files()
        .install(
            "/etc/passwd",
            """
            root:x:0:0:root:/root:/bin/sh
            postgres:x:26:26::/var/lib/pgsql:/bin/sh
            dba:x:1000:1000::/home/dba:/bin/sh
            daemon:x:2:2::/sbin:/sbin/nologin
            """);
    machine.files().install("/etc/group", "root:x:0:\npostgres:x:26:dba\ndba:x:1000:\n");
    var passwords = new Passwords();
    passwords.set("dba", "right");
    machine.give(Passwords.class, passwords);
  }

  private Outcome run(String user, String input, String script) throws InterruptedException {
    return machine
        .launcher()
        .run(user, input.getBytes(StandardCharsets.UTF_8), List.of("sh", "-c", script));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cat /root/secret | 1",
        "cat < /root/secret | 2",
        "cat /srv/private | 1",
        "cat /srv/shared | 0",
        "echo x > /srv/shared | 2",
        "echo x >> /srv/group | 0",
        "echo x > /srv/new | 2",
        "echo x > /tmp/new | 0",
        "rm /srv/shared | 1",
        "mv /srv/shared /tmp | 1",
        "mkdir /srv/d | 1",
        "chmod 777 /srv/shared | 1",
        "chown dba /tmp/mine | 1",
        "cd /root | 2",
        "ls /root | 2",
        "[ -r /srv/private ] | 1",
        "[ -w /srv/group ] | 0",
        "cp /srv/private /tmp/x | 1",
        "sed -i s/a/b/ /srv/shared | 1",
        "mktemp /root/x.XXXXXX | 1",
        "hostname other | 1",
        "kill -0 1 | 1",
      })
  void aUserIsHeldToTheModes(String script, int status) throws Exception {
    run(
        "root",
        "",
        """
        mkdir -p /srv; cd /srv
        for f in private shared group /root/secret /tmp/mine; do echo text > $f; done
        chmod 600 private; chgrp postgres group; chmod 660 group
        """);

    Outcome outcome = run("dba", "", script);

    assertThat(outcome.status()).as(outcome.error()).isEqualTo(status);
    assertThat(machine.unknownCommands()).isEmpty();
  }

  @Test
  void suGivesTheOtherUsersOwnSurroundings() throws Exception {
    run("root", "", "mkdir -p /var/lib/pgsql");

    Outcome outcome =
        run(
            "root",
            "",
            "cd /tmp; X=1; export X; su - postgres -s /bin/sh -c 'id -un; pwd; echo \"[$X]$HOME\"';"
                + " su postgres -c 'pwd; echo \"[$X]\"'; umask 077; su - postgres -c umask");

    assertThat(outcome.output())
        .isEqualTo("postgres\n/var/lib/pgsql\n[]/var/lib/pgsql\n/tmp\n[1]\n0022\n");
  }

  @Test
  void suRefuses() throws Exception {
    assertThat(run("root", "", "su - nobody-there -c id").error()).contains("does not exist");
    assertThat(run("dba", "", "su - -c id"))
        .isEqualTo(new Outcome(1, "", "su: Authentication failure\n"));
    assertThat(run("root", "", "su - daemon -c id").status()).isEqualTo(1);
  }

  @Test
  void sudoAsksAsItsFileSays() throws Exception {
    assertThat(run("dba", "", "sudo -n -k -- id -un").error()).contains("not in the sudoers file");

    machine.files().install("/etc/sudoers.d/dba", "dba ALL=(ALL) ALL\n");
    assertThat(run("dba", "", "sudo -n -k -- id -un"))
        .isEqualTo(new Outcome(1, "", "sudo: a password is required\n"));
    assertThat(run("dba", "right\nrest\n", "sudo -S -k -p '' -- sh -c 'id -un; cat'").output())
        .isEqualTo("root\nrest\n");
    assertThat(run("dba", "wrong\n", "sudo -S -k -p '' -- id").error())
        .contains("Sorry, try again", "incorrect password");

    machine.files().install("/etc/sudoers.d/dba", "%postgres ALL=(ALL) NOPASSWD: ALL\n");
    assertThat(
            run("dba", "", "X=1 LC_ALL=C sudo -n -- sh -c 'id -un; echo \"$X$LC_ALL$HOME\"'")
                .output())
        .isEqualTo("root\nC/root\n");
  }
}
