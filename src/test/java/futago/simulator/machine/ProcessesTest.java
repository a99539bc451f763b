package futago.simulator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.shell.SimulatedShell;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Processes as others on the machine see them, and what ends them.
class ProcessesTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Machine machine = new SimulatedShell().machine();

  private CompletableFuture<Launcher.Outcome> start(String script) {
    var outcome = new CompletableFuture<Launcher.Outcome>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                outcome.complete(machine.launcher().run("", "sh", "-c", script));
              } catch (InterruptedException | RuntimeException e) {
                outcome.completeExceptionally(e);
              }
            });
    return outcome;
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      Thread.sleep(2);
    }
  }

  private SimProcess process(String command) throws InterruptedException {
    await(
        command + " runs",
        () -> machine.processes().all().stream().anyMatch(each -> is(each, command)));
    return machine.processes().all().stream()
        .filter(each -> is(each, command))
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(SimProcess process, String command) {
    return String.join(" ", process.argv()).startsWith(command);
  }

  private Launcher.Outcome sh(String script) throws InterruptedException {
    return machine.launcher().run("", "sh", "-c", script);
  }

  @Test
  void showInProcAndGoAway() throws Exception {
    var outcome = start("env MARK=here LC_ALL=C sleep 100000; echo $?");
    SimProcess sleep = process("sleep");

    assertThat(sh("grep -l MARK=here /proc/[0-9]*/environ").output())
        .isEqualTo("/proc/" + sleep.pid() + "/environ\n");
    assertThat(sh("tr '\\0' ' ' < /proc/" + sleep.pid() + "/cmdline").output())
        .isEqualTo("sleep 100000 ");
    assertThat(sh("cut -d' ' -f1,2,4 /proc/" + sleep.pid() + "/stat").output())
        .isEqualTo(sleep.pid() + " (sleep) " + process("sh").pid() + "\n");

    assertThat(sh("kill " + sleep.pid()).status()).isZero();
    assertThat(outcome.get(60, TimeUnit.SECONDS).output()).isEqualTo("143\n");
    assertThat(machine.processes().all()).isEmpty();
    assertThat(sh("ls -d /proc/[0-9]* | grep -v \"^/proc/$$\\$\"; kill -0 " + sleep.pid()).error())
        .contains("No such process");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        // A shell without a trap is over at once.
        "sleep 100000; echo no ~ sh ~ TERM ~ 143 ~ ''",
        "trap 'echo no' EXIT; sleep 100000 ~ sh ~ TERM ~ 143 ~ ''",
        // With one, it waits for its program, and then runs the trap.
        "trap 'echo trap; exit 7' TERM; trap 'echo exit' EXIT; sleep 100; echo no ~ sh ~ TERM ~ 7 ~"
            + " 'trap exit '",
        "trap 'echo trap' TERM; sleep 100; echo on ~ sh ~ TERM ~ 0 ~ 'trap on '",
        "trap '' TERM; sleep 100; echo on ~ sh ~ TERM ~ 0 ~ 'on '",
        // Nothing stops a kill.
        "trap 'echo no' TERM EXIT; sleep 100000 ~ sh ~ KILL ~ 137 ~ ''",
        // The program alone is ended.
        "trap 'echo exit' EXIT; sleep 100000; echo $? ~ sleep ~ TERM ~ 0 ~ '143 exit '",
        "(sleep 100000); echo $? ~ sleep ~ TERM ~ 0 ~ '143 '",
        "x=$(sleep 100000); echo $? ~ sleep ~ TERM ~ 0 ~ '143 '",
        // A pipeline is waited for as a program is; wait itself is over at once.
        "trap 'echo trap; exit 3' TERM; cat /dev/zero | sleep 100; echo no ~ sh ~ TERM ~ 3 ~ 'trap"
            + " '",
        "trap 'echo trap; exit 3' TERM; sleep 100000 & wait; echo no ~ sh ~ TERM ~ 3 ~ 'trap '",
      })
  void areEndedBySignals(String script, String whom, Signal signal, int status, String said)
      throws Exception {
    var outcome = start(script);
    process("sleep");

    process(whom).send(signal);

    Launcher.Outcome end = outcome.get(60, TimeUnit.SECONDS);
    assertThat(end.output().replace('\n', ' ')).isEqualTo(said);
    assertThat(end.status()).isEqualTo(status);
    machine.power(false);
    await("nothing is left", () -> machine.processes().all().isEmpty());
  }

  @Test
  void areEndedWhereNobodyReadsUnlessTheyIgnoreIt() throws Exception {
    String heard = "echo one; cat /etc/hostname; echo two >/tmp/";
    String reader = " | { exec <&-; echo gone >/tmp/gone; }";
    String unheard = "until [ -e /tmp/gone ]; do sleep 1; done; ";

    sh("{ " + unheard + heard + "ended; }" + reader + "; rm /tmp/gone");
    sh("{ trap '' PIPE; " + unheard + heard + "ignored; }" + reader);

    assertThat(machine.files().exists("/tmp/ended")).isFalse();
    assertThat(machine.files().text("/tmp/ignored")).contains("two\n");
  }

  @Test
  void endWithThePower() throws Exception {
    var outcome =
        start(
            "trap 'echo no > /tmp/no' TERM EXIT; while :; do sleep 1 | cat; x=$(sleep 1); done &"
                + " wait");
    process("sleep");

    machine.power(false);

    await("all are gone", () -> machine.processes().all().isEmpty());
    await("nobody waits", outcome::isDone);
    assertThat(machine.files().exists("/tmp/no")).isFalse();
  }

  @Test
  void stayWhenTheOneWhoStartedThemIsGone() throws Exception {
    assertThat(sh("sleep 100000 & echo $!").status()).isZero();
    SimProcess sleep = process("sleep");
    assertThat(sleep.parent()).isPresent();
    assertThat(sh("kill -9 " + sleep.pid()).status()).isZero();
    await("it is gone", sleep::isOver);
  }

  @Test
  void aTimeoutEndsItsCommandAlone() throws Exception {
    assertThat(sh("timeout 1 sleep 100000; echo $?; timeout 100 echo in time").output())
        .isEqualTo("124\nin time\n");
    assertThat(
            sh("timeout 50 sh -c 'trap \"echo trap; exit 5\" TERM; sleep 200'; echo $?").output())
        .isEqualTo("trap\n124\n");
  }
}
