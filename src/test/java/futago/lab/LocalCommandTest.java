package futago.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCommandTest {
  @Test
  void givesStatusAndBothOutputs() throws Exception {
    var result =
        LocalCommand.run(LocalCommand.SHORT, List.of("sh", "-c", "echo out; echo err >&2; exit 3"));

    assertThat(result).isEqualTo(new LocalCommand.Result(3, "out\nerr"));
  }

  @Test
  void aFailureShowsTheLastLines(@TempDir Path directory) {
    Path log = directory.resolve("log");

    assertThatThrownBy(
            () ->
                LocalCommand.requireLogged(
                    LocalCommand.SHORT, List.of("sh", "-c", "seq 100; exit 9"), log))
        .isInstanceOfSatisfying(
            LabException.class,
            e ->
                assertThat(e.what().arguments())
                    .containsExactly("sh -c seq 100; exit 9", 9, numbers(71, 100)));
    assertThat(log).content().startsWith("1\n2\n");
  }

  @Test
  void aCommandThatTakesTooLongIsEndedWithItsChildren(@TempDir Path directory) throws Exception {
    Path pid = directory.resolve("pid");
    var result =
        LocalCommand.run(
            Duration.ofSeconds(5),
            List.of("sh", "-c", "sleep 600 & echo $! > '" + pid + "'; wait"));

    assertThat(result.status()).isEqualTo(124);
    long child = Long.parseLong(java.nio.file.Files.readString(pid).strip());
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (ProcessHandle.of(child).isPresent() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(ProcessHandle.of(child)).isEmpty();
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> LocalCommand.run(LocalCommand.SHORT, List.of("futago-no-such-program")))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.what().arguments().getFirst()).isEqualTo("futago-no-such-program"));
  }

  @Test
  void missingToolsAreNamedWithTheLineThatInstallsThem() {
    var missing = Map.of("ssh", 1, "ssh-keygen", 1, "mmdebstrap", 1);

    assertThatThrownBy(() -> Prerequisites.requireAll(tool -> !missing.containsKey(tool)))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> {
              assertThat(e.what().arguments()).containsExactly("mmdebstrap, ssh, ssh-keygen");
              assertThat(e.cure().arguments())
                  .containsExactly("apt-get install mmdebstrap openssh-client");
            });
  }

  private static String numbers(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining("\n"));
  }
}
