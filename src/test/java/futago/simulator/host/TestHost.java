package futago.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Launcher;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Network;
import futago.simulator.machine.Program;
import futago.simulator.machine.SimClock;
import futago.simulator.tool.StandardTools;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// A simulated host with a shell, whose time goes by fast.
public final class TestHost {
  private static final long SPEED = 2000;

  public final Machine machine;
  private final AtomicInteger boots = new AtomicInteger();

  private TestHost(Machine machine) {
    this.machine = machine;
    StandardTools.installOn(machine);
    Program init = machine.program("/sbin/init").orElseThrow();
    machine.install(
        "/sbin/init",
        call -> {
          int status = init.run(call);
          boots.incrementAndGet();
          return status;
        });
  }

  public static SimClock clock() {
    return new SimClock(Instant.parse("2014-02-27T14:50:00Z"), SPEED);
  }

  public static TestHost centos() {
    return centos(Host.of("alice", "192.168.137.101"), clock(), new Network());
  }

  public static TestHost centos(Host host, SimClock clock, Network network) {
    return new TestHost(Hosts.centos6(host, clock, network));
  }

  public static TestHost debian() {
    return debian(Host.of("alice", "192.168.137.101"), clock(), new Network());
  }

  public static TestHost debian(Host host, SimClock clock, Network network) {
    return new TestHost(Hosts.debian12(host, clock, network));
  }

  /// Runs a piece of shell as root.
  public Launcher.Outcome sh(String script) {
    return sh(script, "");
  }

  public Launcher.Outcome sh(String script, String input) {
    try {
      return machine.launcher().run(input, "sh", "-c", script);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a piece of shell prints that must succeed and be modelled.
  public String output(String script) {
    Launcher.Outcome outcome = sh(script);
    assertThat(outcome.error()).as(script).isEmpty();
    assertThat(outcome.status()).as(script + ": " + outcome.output()).isZero();
    assertThat(machine.unknownCommands()).isEmpty();
    return outcome.output();
  }

  /// Runs what must succeed, whatever it prints.
  public void succeed(String script) {
    Launcher.Outcome outcome = sh(script);
    assertThat(outcome.status()).as(script + ": " + outcome).isZero();
    assertThat(machine.unknownCommands()).isEmpty();
  }

  /// Waits until something is so.
  public void await(BooleanSupplier so) {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (!so.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  /// Switches it off and on, and waits until all is started that is started at boot.
  public void reboot() {
    int before = boots.get();
    machine.power(false);
    machine.power(true);
    await(() -> boots.get() > before);
  }
}
