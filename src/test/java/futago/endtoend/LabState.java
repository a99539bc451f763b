package futago.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// All that a real node is, as far as building a cluster on it can make a difference, as lines that
/// can be compared with those of another time or another lab.
final class LabState {
  private static final Path SCRIPT = Path.of("src/test/resources/endtoend/state.sh");

  /// Another one on each node or each time: keys, what is made out of the time, what accounts and
  /// libraries are kept in, how often something was replaced.
  private static final Pattern ANOTHER_EACH_TIME =
      Pattern.compile(
          "content"
              + " /etc/(machine-id|adjtime|ld\\.so\\.cache|mailcap|(sub)?[ug]id-?|(passwd|group|shadow|gshadow)-?)"
              + " .*|content"
              + " /etc/(ssh/ssh_host_.*|corosync/authkey|pacemaker/authkey|ssl/.*snakeoil.*)"
              + " .*|(content|entry)"
              + " /root/\\.(ssh|cache|config|local|bash_history|psql_history|crm_help_index).*|content"
              + " /var/lib/futago/[a-z]*-started .*|(content|entry) /var/lib/futago/backup.*");

  private LabState() {}

  /// Looks at a node of a cluster that runs.
  static Set<String> of(LabCluster cluster, String node) throws Exception {
    String seen = cluster.on(node, Files.readString(SCRIPT, StandardCharsets.UTF_8));
    var lines = new TreeSet<String>();
    seen.lines().filter(line -> !ANOTHER_EACH_TIME.matcher(line).matches()).forEach(lines::add);
    return lines;
  }

  /// Keeps what was seen.
  static void keep(Path file, Set<String> state) throws IOException {
    Files.write(file, state, StandardCharsets.UTF_8);
  }

  /// What was kept.
  static Set<String> kept(Path file) throws IOException {
    return new TreeSet<>(Files.readAllLines(file, StandardCharsets.UTF_8));
  }

  /// In what two looks differ; `-` is what should be there, `+` what should not.
  static List<String> differences(Set<String> expected, Set<String> actual) {
    var differences = new TreeSet<String>();
    expected.stream()
        .filter(line -> !actual.contains(line))
        .forEach(l -> differences.add("- " + l));
    actual.stream()
        .filter(line -> !expected.contains(line))
        .forEach(l -> differences.add("+ " + l));
    return List.copyOf(differences);
  }
}
