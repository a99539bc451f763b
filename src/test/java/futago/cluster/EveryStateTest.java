package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every state that was captured from Pacemaker 2 and 3, read whole, in a few words each. `mvn -q
/// test -Dtest=EveryStateTest -Dfutago.golden=write` takes a change over.
class EveryStateTest {
  @ParameterizedTest
  @ValueSource(strings = {Captures.DEBIAN_12, Captures.DEBIAN_13})
  void isReadAsItWas(String stack) throws Exception {
    Path golden = Path.of("src/test/resources/cluster/golden/every-state-" + stack + ".txt");
    List<String> states =
        Captures.states(stack).stream().filter(state -> !state.contains(".")).toList();
    String text =
        states.stream().map(state -> words(stack, state)).collect(Collectors.joining("\n"));
    if ("write".equals(System.getProperty("futago.golden"))) {
      Files.writeString(golden, text);
    }

    assertThat(states).hasSizeGreaterThan(9);
    assertThat(text)
        .as("what is read has changed; if that is meant: -Dfutago.golden=write")
        .isEqualTo(Files.readString(golden));
  }

  private static String words(String stack, String state) {
    ClusterStatus status =
        Example.status(
            new CapturedNode("alice", stack, state), new CapturedNode("bob", stack, state));
    var text = new StringBuilder(state).append('\n');
    text.append("  database on ").append(status.groupOn().orElse("neither node"));
    text.append(status.splitBrain() ? ", split brain\n" : "\n");
    status.pacemaker().ifPresent(view -> pacemaker(text, view));
    for (NodeReport report : status.nodes()) {
      text.append("  ").append(report.node()).append(": ").append(drbd(report)).append('\n');
    }
    Findings.of(status)
        .forEach(
            finding ->
                text.append("  ")
                    .append(finding.what().key())
                    .append(' ')
                    .append(finding.what().arguments())
                    .append('\n'));
    return text.toString();
  }

  private static void pacemaker(StringBuilder text, PacemakerView view) {
    view.nodes()
        .forEach(
            node -> text.append("  ").append(node.name()).append(' ').append(node.condition()));
    text.append('\n');
    view.primitives()
        .forEach(
            each ->
                text.append("  ")
                    .append(each.id())
                    .append(' ')
                    .append(each.role())
                    .append(' ')
                    .append(each.nodes())
                    .append(each.failed() ? " failed" : "")
                    .append(each.blocked() ? " blocked" : "")
                    .append(each.managed() ? "" : " unmanaged")
                    .append('\n'));
  }

  private static String drbd(NodeReport report) {
    Optional<DrbdDevice> device = report.drbd();
    return device
        .map(
            drbd ->
                "%s %s/%s %s, %d KiB out of sync%s"
                    .formatted(
                        drbd.connection(),
                        drbd.role(),
                        drbd.peerRole(),
                        drbd.disk(),
                        drbd.outOfSyncKib(),
                        drbd.resync().isPresent() ? ", syncing" : ""))
        .orElse("no DRBD");
  }
}
