package futago.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Firewall;
import futago.simulator.machine.Launcher;
import futago.simulator.machine.Network;
import futago.simulator.machine.SimClock;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static boolean lets(TestHost host, String protocol, int port) {
    return host.machine.part(Firewall.class).lets(protocol, port);
  }

  @Test
  void centosLetsOnlySshInUntilPortsAreOpened() {
    TestHost alice = TestHost.centos();
    assertThat(lets(alice, "tcp", 22)).isTrue();
    assertThat(lets(alice, "tcp", 5432)).isFalse();
    assertThat(lets(alice, "udp", 694)).isFalse();
    alice.succeed(
        """
        rules='-A INPUT -m state --state NEW -m'
        sed -i -e "/^-A INPUT -j REJECT/i $rules tcp -p tcp --dport 5432 -j ACCEPT" \\
          -e "/^-A INPUT -j REJECT/i $rules udp -p udp --dport 694 -j ACCEPT" /etc/sysconfig/iptables
        """);
    assertThat(lets(alice, "tcp", 5432)).as("the file alone changes nothing").isFalse();
    assertThat(alice.output("service iptables restart"))
        .isEqualTo(
            """
            iptables: Flushing firewall rules: [  OK  ]\r
            iptables: Setting chains to policy ACCEPT: filter [  OK  ]\r
            iptables: Unloading modules: [  OK  ]\r
            iptables: Applying firewall rules: [  OK  ]\r
            """);
    assertThat(lets(alice, "tcp", 5432)).isTrue();
    assertThat(lets(alice, "udp", 694)).isTrue();
    assertThat(lets(alice, "udp", 5432)).isFalse();
    assertThat(lets(alice, "tcp", 7788)).isFalse();
    assertThat(alice.output("service iptables status"))
        .contains(
            "5    ACCEPT     tcp  --  0.0.0.0/0            0.0.0.0/0           state NEW tcp"
                + " dpt:5432 \n");
    alice.reboot();
    assertThat(lets(alice, "tcp", 5432)).isTrue();
    alice.succeed("service iptables stop");
    assertThat(lets(alice, "tcp", 7788)).isTrue();
    assertThat(alice.sh("service iptables status"))
        .isEqualTo(new Launcher.Outcome(3, "iptables: Firewall is not running.\n", ""));
  }

  @Test
  void aWrongRuleLeavesTheFirewallDown() {
    TestHost alice = TestHost.centos();
    Launcher.Outcome restart =
        alice.sh(
            "sed -i 's/--dport 22 -j ACCEPT/--dport 22 -j/' /etc/sysconfig/iptables; service"
                + " iptables restart");
    assertThat(restart.status()).isEqualTo(1);
    assertThat(restart.error()).isEqualTo("iptables-restore: line 10 failed\n");
    assertThat(restart.output()).endsWith("iptables: Applying firewall rules: [FAILED]\r\n");
  }

  @Test
  void hostsReachEachOtherAsLongAsTheWireIsWhole() {
    SimClock clock = TestHost.clock();
    var network = new Network();
    TestHost alice = TestHost.debian(Host.of("alice", "192.168.137.101"), clock, network);
    TestHost bob = TestHost.debian(Host.of("bob", "192.168.137.102"), clock, network);
    assertThat(alice.sh("ping -c 1 bob").error())
        .isEqualTo("ping: bob: Name or service not known\n");
    alice.succeed("echo '192.168.137.102 bob' >> /etc/hosts; ping -c 1 bob");
    bob.succeed("ip addr add 192.168.137.201/24 dev eth0");
    alice.succeed("ping -c 1 -W 2 192.168.137.201");
    network.cut(true);
    assertThat(alice.sh("ping -c 1 192.168.137.201").status()).isEqualTo(1);
    network.cut(false);
    bob.machine.power(false);
    assertThat(alice.sh("ping -c 1 bob").status()).isEqualTo(1);
    bob.machine.power(true);
    alice.succeed("ping -c 1 bob");
    assertThat(alice.sh("ping -c 1 192.168.137.201").status()).isEqualTo(1);
  }

  @Test
  void addressesAreShownAsTheRealProgramShowsThem() {
    TestHost alice = TestHost.debian();
    alice.succeed("ip addr add 192.168.137.201/24 dev eth0");
    assertThat(alice.output("ip -o -4 addr show dev eth0"))
        .isEqualTo(
            """
            2: eth0    inet 192.168.137.101/24 brd 192.168.137.255 scope global eth0\\       valid_lft forever preferred_lft forever
            2: eth0    inet 192.168.137.201/24 brd 192.168.137.255 scope global secondary eth0\\       valid_lft forever preferred_lft forever
            """);
    assertThat(alice.sh("ip addr add 192.168.137.201/24 dev eth0"))
        .isEqualTo(new Launcher.Outcome(2, "", "RTNETLINK answers: File exists\n"));
  }

  @Test
  void selinuxIsOffOnlyForNowUntilItsFileSaysSo() {
    TestHost alice = TestHost.centos();
    alice.succeed("setenforce 0; [ $(getenforce) = Permissive ]");
    alice.succeed("sed -i 's/^SELINUX=.*/SELINUX=disabled/' /etc/selinux/config");
    assertThat(alice.output("getenforce")).isEqualTo("Permissive\n");
    alice.reboot();
    assertThat(alice.output("getenforce")).isEqualTo("Disabled\n");
    assertThat(alice.sh("setenforce 0").status()).isEqualTo(1);
  }

  @Test
  void whatAHostOfItsKindDoesNotHaveIsNotFoundButNoGapInTheModel() {
    TestHost alice = TestHost.debian();
    assertThat(alice.sh("ufw status").status()).isEqualTo(127);
    assertThat(alice.machine.unknownCommands()).isEmpty();
    assertThat(alice.sh("ip tunnel").status()).isEqualTo(99);
    assertThat(alice.machine.unknownCommands()).containsExactly("alice: ip tunnel");
  }
}
