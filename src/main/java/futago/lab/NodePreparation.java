package futago.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes what the nodes of a new lab need before their first boot: keys, the script of the first
/// boot, disks.
final class NodePreparation {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final LabFiles files;
  private final LabSettings settings;

  NodePreparation(LabFiles files, LabSettings settings) {
    this.files = files;
    this.settings = settings;
  }

  /// The key that logs in to the nodes.
  void identity() throws LabException, InterruptedException {
    keyPair(files.identity(), "futago-lab-" + settings.name());
  }

  /// A node's host key, script and disks.
  void node(LabNode node, LabImage image) throws IOException, LabException, InterruptedException {
    keyPair(files.hostKey(node), "root@" + node.name());
    Resources.write(files.firstBoot(node), firstBoot(node), "rw-------");
    qemuImg(
        "create", "-q", "-f", "raw", files.dataDisk(node).toString(), settings.dataDiskMiB() + "M");
    qemuImg(
        "create",
        "-q",
        "-f",
        "qcow2",
        "-F",
        "qcow2",
        "-b",
        image.disk().toString(),
        files.rootDisk(node).toString());
  }

  /// The nodes' host keys in the form of `known_hosts`.
  void knownHosts(List<LabNode> nodes) throws IOException {
    var lines = new StringBuilder();
    for (LabNode node : nodes) {
      String key = Files.readString(LabFiles.publicHalf(files.hostKey(node))).strip();
      String withoutComment = key.replaceFirst("^(\\S+ \\S+) .*$", "$1");
      lines.append(node.address()).append(' ').append(withoutComment).append('\n');
    }
    Resources.write(files.knownHosts(), lines.toString(), "rw-r--r--");
  }

  private String firstBoot(LabNode node) throws IOException {
    return Resources.fill(
        Resources.read("first-boot.sh"),
        Map.of(
            "name", node.name(),
            "address", node.address(),
            "prefix", String.valueOf(settings.network().prefix()),
            "authorizedKey", Files.readString(LabFiles.publicHalf(files.identity())).strip(),
            "hostKey", Files.readString(files.hostKey(node)).strip(),
            "hostPublicKey", Files.readString(LabFiles.publicHalf(files.hostKey(node))).strip()));
  }

  private static void keyPair(Path key, String comment) throws LabException, InterruptedException {
    LocalCommand.require(
        DEADLINE,
        List.of(
            "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", key.toString()));
  }

  private static void qemuImg(String... arguments) throws LabException, InterruptedException {
    LocalCommand.require(
        DEADLINE, Stream.concat(Stream.of("qemu-img"), Stream.of(arguments)).toList());
  }
}
