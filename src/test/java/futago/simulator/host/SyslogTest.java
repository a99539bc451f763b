package futago.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyslogTest {
  private final TestHost alice = TestHost.centos();

  @Test
  void theClustersLogIsApartOnceRsyslogHasReadTheRules() {
    alice.succeed("logger -p local0.info -t heartbeat one");
    alice.succeed(
        """
        cat > /etc/rsyslog.new <<'END'
        local0.* /var/log/ha-log
        & ~
        :msg, contains, "drbd" /var/log/ha-log
        & ~
        END
        cat /etc/rsyslog.conf >> /etc/rsyslog.new; mv /etc/rsyslog.new /etc/rsyslog.conf
        logger -p local0.info -t heartbeat two
        service rsyslog restart
        logger -p local0.info -t heartbeat three
        logger -p kern.info -t kernel 'block drbd0: four'
        logger -p authpriv.info -t su five
        service rsyslog stop
        logger -p local0.info -t heartbeat six
        """);
    assertThat(alice.output("cut -d' ' -f5- /var/log/ha-log | sed 's/^alice //'"))
        .matches("heartbeat: three\nkernel: block drbd0: four\n");
    assertThat(alice.output("cat /var/log/messages"))
        .matches(
            "\\w+ \\d+ [\\d:]+ alice heartbeat: one\n\\w+ \\d+ [\\d:]+ alice heartbeat: two\n");
    assertThat(alice.output("cat /var/log/secure")).endsWith("alice su: five\n");
  }
}
