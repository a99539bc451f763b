package futago.cluster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A cut link by a real shell, with packet filters that only note what they were told.
class LinkCutTest {
  @TempDir private Path directory;

  private static LinkCut cut(LinkCut.Filter filter) {
    return new LinkCut(filter, "192.168.137.102", "tcp", 7788);
  }

  private int run(Run run) throws Exception {
    List<String> argv =
        run.argv().stream().map(word -> word.replace("/var/run", directory.toString())).toList();
    var builder =
        new ProcessBuilder(argv)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said").toFile());
    builder.environment().put("PATH", directory + ":/usr/bin:/bin");
    return builder.start().waitFor();
  }

  private void install(String program) throws IOException {
    Path path = directory.resolve(program);
    Files.writeString(path, "#!/bin/sh\necho \"$*\" >>" + directory.resolve("told") + "\n");
    assertThat(path.toFile().setExecutable(true)).isTrue();
  }

  private List<String> told() throws IOException {
    return Files.readAllLines(directory.resolve("told"), StandardCharsets.UTF_8);
  }

  private Optional<ProcessHandle> timer() throws IOException {
    Path pid = directory.resolve("futago-drill.pid");
    return Files.exists(pid)
        ? ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
        : Optional.empty();
  }

  /// Also where a test has failed.
  @AfterEach
  void stopTheTimer() throws IOException {
    timer().ifPresent(LinkCutTest::end);
  }

  private static void end(ProcessHandle timer) {
    timer.descendants().forEach(ProcessHandle::destroy);
    timer.destroy();
  }

  @ParameterizedTest
  @EnumSource
  void onlyThePeersPortIsCutAndMendingStopsTheTimer(LinkCut.Filter filter) throws Exception {
    install("nft");
    install("iptables");

    assertThat(run(cut(filter).cut())).isZero();
    assertThat(told()).anyMatch(line -> line.contains("192.168.137.102") && line.contains("7788"));
    ProcessHandle timer = timer().orElseThrow();
    List<ProcessHandle> sleeping = timer.descendants().toList();
    assertThat(timer.isAlive()).as("the timer that mends it").isTrue();

    assertThat(run(cut(filter).mend())).isZero();
    sleeping.forEach(ProcessHandle::destroy);
    timer.onExit().get();
    assertThat(timer()).isEmpty();
    assertThat(told().getLast()).containsAnyOf("delete table ip futago_drill", "-D INPUT");
  }

  @ParameterizedTest
  @EnumSource
  void whatAKilledDrillLeftGoesBeforeAnotherCut(LinkCut.Filter filter) throws Exception {
    install("nft");
    install("iptables");
    assertThat(run(cut(filter).cut())).isZero();
    ProcessHandle left = timer().orElseThrow();
    List<ProcessHandle> sleeping = left.descendants().toList();
    int before = told().size();

    assertThat(run(cut(filter).cut())).isZero();

    sleeping.forEach(ProcessHandle::destroy);
    left.onExit().get();
    assertThat(timer().orElseThrow().pid()).isNotEqualTo(left.pid());
    assertThat(told().get(before)).containsAnyOf("delete table ip futago_drill", "-D INPUT");
    assertThat(told()).hasSizeGreaterThan(before + 1);
  }

  @ParameterizedTest
  @EnumSource
  void mendingALinkThatIsWholeIsNoFailure(LinkCut.Filter filter) throws Exception {
    assertThat(run(cut(filter).mend())).isZero();
  }

  @Test
  void withoutThePacketFilterNothingIsCutAndThePackageIsNamed() throws Exception {
    for (String program : List.of("sh", "cat", "kill", "rm", "sleep", "nohup")) {
      Files.createSymbolicLink(directory.resolve(program), Path.of("/usr/bin").resolve(program));
    }
    var builder = new ProcessBuilder(cut(LinkCut.Filter.NFT).cut().argv());
    builder.environment().put("PATH", directory.toString());

    Process process = builder.start();

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("nft", "package nftables");
  }
}
