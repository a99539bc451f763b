package futago.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Launcher;
import org.junit.jupiter.api.Test;

class ServicesTest {
  @Test
  void sysvServicesSpeakAsTheirScriptsDo() {
    TestHost alice = TestHost.centos();
    assertThat(alice.output("service rsyslog restart"))
        .isEqualTo("Shutting down system logger: [  OK  ]\r\nStarting system logger: [  OK  ]\r\n");
    assertThat(alice.output("/etc/init.d/rsyslog status"))
        .matches("rsyslogd \\(pid {2}\\d+\\) is running...\n");
    alice.succeed("service rsyslog stop");
    Launcher.Outcome status = alice.sh("service rsyslog status");
    assertThat(status.status()).isEqualTo(3);
    assertThat(status.output()).isEqualTo("rsyslogd is stopped\n");
  }

  @Test
  void anUnknownServiceIsUnrecognized() {
    TestHost alice = TestHost.centos();
    Launcher.Outcome start = alice.sh("service heartbeat start");
    assertThat(start.status()).isEqualTo(1);
    assertThat(start.error()).isEqualTo("heartbeat: unrecognized service\n");
    assertThat(alice.sh("chkconfig heartbeat on").error())
        .isEqualTo("error reading information on service heartbeat: No such file or directory\n");
    assertThat(alice.sh("[ -e /etc/init.d/heartbeat ]").status()).isEqualTo(1);
  }

  @Test
  void chkconfigListsAsOnTheSlide() {
    TestHost alice = TestHost.centos();
    alice.succeed("chkconfig rsyslog off");
    assertThat(alice.output("chkconfig --list rsyslog"))
        .isEqualTo("rsyslog        \t0:off\t1:off\t2:off\t3:off\t4:off\t5:off\t6:off\n");
    assertThat(alice.sh("chkconfig rsyslog").status()).isEqualTo(1);
    alice.succeed("chkconfig rsyslog on && chkconfig rsyslog");
    assertThat(alice.output("chkconfig --list rsyslog"))
        .isEqualTo("rsyslog        \t0:off\t1:off\t2:on\t3:on\t4:on\t5:on\t6:off\n");
  }

  @Test
  void systemctlSaysWhatItDoes() {
    TestHost alice = TestHost.debian();
    assertThat(alice.sh("systemctl disable --now cron.service").error())
        .isEqualTo("Removed \"/etc/systemd/system/multi-user.target.wants/cron.service\".\n");
    assertThat(alice.sh("systemctl is-active cron"))
        .isEqualTo(new Launcher.Outcome(3, "inactive\n", ""));
    assertThat(alice.sh("systemctl is-active --quiet cron ssh").status()).isZero();
    assertThat(alice.sh("LC_ALL=C systemctl enable cron").error())
        .isEqualTo(
            "Created symlink /etc/systemd/system/multi-user.target.wants/cron.service ->"
                + " /lib/systemd/system/cron.service.\n");
    assertThat(
            alice.output(
                "systemctl show -p Id,ActiveState,UnitFileState,LoadState cron.service"
                    + " ntp.service"))
        .isEqualTo(
            """
            Id=cron.service
            LoadState=loaded
            ActiveState=inactive
            UnitFileState=enabled

            Id=ntp.service
            LoadState=not-found
            ActiveState=inactive
            UnitFileState=
            """);
    assertThat(alice.sh("systemctl restart nosuch.service"))
        .isEqualTo(
            new Launcher.Outcome(
                5, "", "Failed to restart nosuch.service: Unit nosuch.service not found.\n"));
  }

  @Test
  void aUnitFileIsAServiceForAsLongAsItIsThere() {
    TestHost alice = TestHost.debian();
    alice.succeed(
        """
        cat > /etc/systemd/system/mark.service <<'END'
        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStartPre=-/bin/false
        ExecStart=/usr/bin/touch /run/mark
        ExecStop=/bin/rm /run/mark
        [Install]
        WantedBy=multi-user.target
        END
        systemctl daemon-reload
        systemctl enable mark.service
        systemctl start mark.service
        [ -e /run/mark ] && systemctl is-active mark
        """);
    alice.machine.power(false);
    assertThat(alice.machine.files().exists("/run/mark")).isTrue();
    alice.reboot();
    alice.succeed("[ -e /run/mark ] && systemctl stop mark && [ ! -e /run/mark ]");
    assertThat(alice.sh("rm /etc/systemd/system/mark.service; systemctl start mark").status())
        .isEqualTo(5);
  }

  @Test
  void rcLocalRunsAtBootAndWhatWasNotSavedIsGone() {
    TestHost alice = TestHost.centos();
    alice.succeed(
        """
        echo 'echo up > /var/log/boot.mark' >> /etc/rc.local
        touch /var/run/old.pid /tmp/kept
        hostname other
        service rsyslog stop
        setenforce 0
        ip addr add 192.168.137.201/24 dev eth0
        """);
    alice.reboot();
    assertThat(
            alice.output(
                "cat /var/log/boot.mark; uname -n; getenforce; ls /var/run/old.pid /tmp/kept"
                    + " 2>/dev/null; true"))
        .isEqualTo("up\nalice\nEnforcing\n/tmp/kept\n");
    assertThat(alice.output("uptime"))
        .matches(" \\d\\d:\\d\\d:\\d\\d up \\d{1,2} min,  0 users,  load .*\n");
    alice.succeed("service rsyslog status && ! ip addr show eth0 | grep 192.168.137.201");
  }
}
