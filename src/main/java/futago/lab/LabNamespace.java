package futago.lab;

import futago.text.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A lab's own network: a network namespace with a bridge, to which the nodes' taps are connected
/// and on which this computer has an address. All of the lab's traffic stays in it; nothing of it
/// can be seen from, or disturb, this computer's other networks.
///
/// @param name the namespace
/// @param owner the lab's directory, kept as the bridge's alias: two homes must not share a lab
record LabNamespace(String name, Path owner) {
  private static final String BRIDGE = "br0";
  private static final Path NAMESPACES = Path.of("/run/netns");

  static LabNamespace of(String lab, LabFiles files) {
    return new LabNamespace("futago-" + lab, files.directory());
  }

  boolean exists() {
    return Files.exists(NAMESPACES.resolve(name));
  }

  /// The command with this computer's part of it run inside the lab's network.
  List<String> inside(List<String> command) {
    return Stream.concat(Stream.of("ip", "netns", "exec", name), command.stream()).toList();
  }

  /// Makes the network; does nothing where it is already there.
  void create(LabNetwork network) throws LabException, InterruptedException {
    refuseForeign();
    if (!exists() || !holds(BRIDGE)) {
      createAnew(network);
    }
    inNamespace("link", "set", BRIDGE, "up");
  }

  private void createAnew(LabNetwork network) throws LabException, InterruptedException {
    delete();
    require("ip", "netns", "add", name);
    // IPv6 off: whoever resolves or scans in here is to see the lab's addresses only.
    LocalCommand.require(
        LocalCommand.SHORT,
        inside(
            List.of(
                "sh",
                "-c",
                "for f in /proc/sys/net/ipv6/conf/*/disable_ipv6; do"
                    + " [ ! -e \"$f\" ] || echo 1 >\"$f\"; done")));
    inNamespace("link", "set", "lo", "up");
    inNamespace("link", "add", BRIDGE + "-new", "type", "bridge");
    inNamespace("link", "set", BRIDGE + "-new", "alias", alias());
    inNamespace("addr", "add", network.host() + "/" + network.prefix(), "dev", BRIDGE + "-new");
    // Last, so that a bridge of this name is a finished one.
    inNamespace("link", "set", BRIDGE + "-new", "name", BRIDGE);
  }

  /// Takes a tap that a QEMU process has made in this computer's own namespace, and connects it to
  /// the bridge. QEMU keeps it open all along.
  void adopt(String tap) throws LabException, InterruptedException {
    require("ip", "link", "set", tap, "netns", name);
    inNamespace("link", "set", tap, "master", BRIDGE);
    setLink(tap, true);
  }

  /// Connects or cuts a node's link.
  void setLink(String tap, boolean up) throws LabException, InterruptedException {
    inNamespace("link", "set", tap, up ? "up" : "down");
  }

  /// Whether a device is here, up or down.
  boolean holds(String device) throws LabException, InterruptedException {
    return LocalCommand.run(
            LocalCommand.SHORT, List.of("ip", "-n", name, "link", "show", "dev", device))
        .succeeded();
  }

  /// Whether a tap is here and up.
  boolean isUp(String tap) throws LabException, InterruptedException {
    var result =
        LocalCommand.run(
            LocalCommand.SHORT, List.of("ip", "-n", name, "-o", "link", "show", "dev", tap, "up"));
    return result.succeeded() && !result.output().isEmpty();
  }

  /// Removes the network and all devices in it; does nothing where there is none.
  void delete() throws LabException, InterruptedException {
    if (exists()) {
      refuseForeign();
      require("ip", "netns", "del", name);
    }
  }

  private void refuseForeign() throws LabException, InterruptedException {
    if (!exists()) {
      return;
    }
    // A namespace without a bridge is one that a crash left half made.
    var links = LocalCommand.require(LocalCommand.SHORT, List.of("ip", "-n", name, "link", "show"));
    boolean foreign =
        links.contains(": " + BRIDGE + ":")
            && links.lines().map(String::strip).noneMatch(("alias " + alias())::equals);
    if (foreign) {
      throw new LabException(
          Message.of("lab.foreignNamespace", name), Message.of("lab.foreignNamespace.cure", name));
    }
  }

  /// The kernel keeps up to 255 bytes.
  private String alias() {
    String path = owner.toString();
    return path.substring(Math.max(0, path.length() - 200));
  }

  private void inNamespace(String... arguments) throws LabException, InterruptedException {
    require(
        Stream.concat(Stream.of("ip", "-n", name), Stream.of(arguments)).toArray(String[]::new));
  }

  private static void require(String... argv) throws LabException, InterruptedException {
    LocalCommand.require(LocalCommand.SHORT, List.of(argv));
  }
}
