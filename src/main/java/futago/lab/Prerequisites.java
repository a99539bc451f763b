package futago.lab;

import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What this computer must have before a lab can run on it.
final class Prerequisites {
  /// Each program, or other file, and the Debian package that has it.
  static final Map<String, String> PACKAGES =
      new TreeMap<>(
          Map.of(
              "qemu-system-x86_64", "qemu-system-x86",
              "qemu-img", "qemu-utils",
              "mmdebstrap", "mmdebstrap",
              "mke2fs", "e2fsprogs",
              "ip", "iproute2",
              "ssh", "openssh-client",
              "ssh-keygen", "openssh-client",
              "flock", "util-linux",
              "/usr/share/keyrings/debian-archive-keyring.gpg", "debian-archive-keyring"));

  private Prerequisites() {}

  /// @throws LabException if not run by root, or if a program is missing: it names them together
  ///   with the line that installs them
  static void check() throws LabException {
    requireRoot();
    if (!System.getProperty("os.arch").equals("amd64")) {
      throw new LabException(
          Message.of("lab.wrongProcessor", System.getProperty("os.arch")),
          Message.of("lab.wrongProcessor.cure"));
    }
    requireAll(Prerequisites::exists);
  }

  /// @throws LabException if not run by root
  static void requireRoot() throws LabException {
    try {
      if ((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") != 0) {
        throw new LabException(Message.of("lab.notRoot"), Message.of("lab.notRoot.cure"));
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw new LabException(Message.of("lab.notLinux"), Message.of("lab.notLinux.cure"), e);
    }
  }

  static void requireAll(Predicate<String> exists) throws LabException {
    List<String> missing = new ArrayList<>(PACKAGES.keySet());
    missing.removeIf(exists);
    if (!missing.isEmpty()) {
      var packages =
          missing.stream().map(PACKAGES::get).collect(Collectors.toCollection(TreeSet::new));
      throw new LabException(
          Message.of("lab.toolsMissing", String.join(", ", missing)),
          Message.of("lab.toolsMissing.cure", "apt-get install " + String.join(" ", packages)));
    }
  }

  private static boolean exists(String program) {
    if (program.startsWith("/")) {
      return Files.exists(Path.of(program));
    }
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
