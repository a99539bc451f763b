package futago.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/// A finished image: all nodes' root disks lie on its disk, and it is booted by its kernel.
///
/// @param directory the image's directory in the cache
record LabImage(Path directory) {
  String id() {
    return directory.getFileName().toString();
  }

  boolean exists() {
    return Files.isDirectory(directory);
  }

  Path disk() {
    return directory.resolve("base.qcow2");
  }

  Path kernel() {
    return directory.resolve("vmlinuz");
  }

  Path initrd() {
    return directory.resolve("initrd");
  }
}
