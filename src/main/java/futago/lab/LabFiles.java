package futago.lab;

import java.nio.file.Path;

/// The files of one lab.
///
/// @param directory the lab's own directory
record LabFiles(Path directory) {
  /// How the lab was set up: its settings and its image.
  Path record() {
    return directory.resolve("lab.json");
  }

  /// The spec that `futago apply` takes.
  Path clusterJson() {
    return directory.resolve("cluster.json");
  }

  /// The private key that logs in to both nodes; the public one lies beside it.
  Path identity() {
    return directory.resolve("id_ed25519");
  }

  /// The nodes' host keys.
  Path knownHosts() {
    return directory.resolve("known_hosts");
  }

  /// Taken while the lab is being changed. Lies beside the directory, which goes away.
  Path lock() {
    return directory.resolveSibling("." + directory.getFileName() + ".lock");
  }

  Path hostKey(LabNode node) {
    return directory.resolve(node.name() + ".host_key");
  }

  /// The root disk, an overlay on the image. It is made last: if it exists, so does all the rest.
  Path rootDisk(LabNode node) {
    return directory.resolve(node.name() + ".qcow2");
  }

  Path dataDisk(LabNode node) {
    return directory.resolve(node.name() + "-data.raw");
  }

  Path firstBoot(LabNode node) {
    return directory.resolve(node.name() + ".first-boot.sh");
  }

  /// What the node's kernel and init printed, of all boots.
  Path console(LabNode node) {
    return directory.resolve(node.name() + ".console.log");
  }

  Path pid(LabNode node) {
    return directory.resolve(node.name() + ".pid");
  }

  /// QEMU's control socket.
  Path qmp(LabNode node) {
    return directory.resolve(node.name() + ".qmp");
  }

  static Path publicHalf(Path privateKey) {
    return privateKey.resolveSibling(privateKey.getFileName() + ".pub");
  }
}
