package futago.lab;

import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a lab is to be like.
///
/// @param name tells several labs apart: its namespace and its directory are named after it
/// @param suite the Debian release of both nodes
/// @param nodeNames two host names
/// @param network the lab's own network
/// @param memoryMiB main memory of each node
/// @param dataDiskMiB size of each node's data disk, `/dev/vdb`
/// @param mirror package archive to build the image from and to give to the nodes; empty: what this
///   computer's own apt uses
public record LabSettings(
    String name,
    Suite suite,
    List<String> nodeNames,
    LabNetwork network,
    int memoryMiB,
    int dataDiskMiB,
    Optional<String> mirror) {
  /// The lab that is meant when no name is given.
  public static final String DEFAULT_NAME = "lab";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");
  private static final Pattern HOST_NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern MIRROR = Pattern.compile("https?://[\\w.:/%~@-]+");

  public LabSettings {
    nodeNames = List.copyOf(nodeNames);
  }

  /// The usual lab: Debian 12, alice and bob.
  public static LabSettings defaults(String name) {
    return new LabSettings(
        name,
        Suite.BOOKWORM,
        List.of("alice", "bob"),
        LabNetwork.DEFAULT,
        1024,
        1024,
        Optional.empty());
  }

  /// The same lab with another release.
  public LabSettings withSuite(Suite other) {
    return new LabSettings(name, other, nodeNames, network, memoryMiB, dataDiskMiB, mirror);
  }

  /// Everything that is wrong with these settings; empty if nothing is.
  public List<Message> problems() {
    var problems = new ArrayList<Message>();
    if (!isName(name)) {
      problems.add(Message.of("lab.badName", name));
    }
    boolean twoHosts =
        nodeNames.size() == 2
            && !nodeNames.get(0).equals(nodeNames.get(1))
            && nodeNames.stream().allMatch(node -> HOST_NAME.matcher(node).matches());
    if (!twoHosts) {
      problems.add(Message.of("lab.badNodeNames", String.join(", ", nodeNames)));
    }
    if (memoryMiB < 512) {
      problems.add(Message.of("lab.badMemory", memoryMiB));
    }
    if (dataDiskMiB < 64) {
      problems.add(Message.of("lab.badDisk", dataDiskMiB));
    }
    mirror
        .filter(address -> !MIRROR.matcher(address).matches())
        .ifPresent(address -> problems.add(Message.of("lab.badMirror", address)));
    return List.copyOf(problems);
  }

  /// Whether a lab can have that name.
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
