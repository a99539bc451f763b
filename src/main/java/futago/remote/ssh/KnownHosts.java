package futago.remote.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.config.hosts.KnownHostEntry;

/// The files of known host keys, in OpenSSH's format (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"),
/// hashed names included. Lines of certificate authorities are passed over: hosts are asked for
/// their plain keys.
///
/// @param files the first one is written
record KnownHosts(List<Path> files) {
  /// A key recorded for a host.
  record Recorded(Path file, int line, PublishedKey key, boolean revoked) {}

  /// What the records say of a key that a host offers.
  sealed interface Verdict {
    record Known() implements Verdict {}

    record Unknown(PublishedKey offered) implements Verdict {}

    record Changed(Recorded recorded, PublishedKey offered) implements Verdict {}

    record Revoked(Recorded recorded, PublishedKey offered) implements Verdict {}
  }

  /// How a host is written in the files.
  static String nameOf(String host, int port) {
    return port == 22 ? host : "[" + host + "]:" + port;
  }

  /// All that is recorded for a host.
  ///
  /// @throws IOException if a file is there but cannot be read
  List<Recorded> of(String host, int port) throws IOException {
    List<Recorded> found = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = linesOf(file);
      for (int i = 0; i < lines.size(); i++) {
        int line = i + 1;
        parse(lines.get(i))
            .filter(entry -> entry.isHostMatch(host, port))
            .filter(entry -> !"cert-authority".equals(entry.getMarker()))
            .map(
                entry ->
                    new Recorded(
                        file,
                        line,
                        PublishedKey.of(
                            entry.getKeyEntry().getKeyType(), entry.getKeyEntry().getKeyData()),
                        "revoked".equals(entry.getMarker())))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /// Judges a key. A host that is known by keys of other types only counts as changed too: whoever
  /// sits in between would otherwise simply offer a type that is not recorded.
  static Verdict judge(List<Recorded> recorded, PublishedKey offered) {
    for (Recorded record : recorded) {
      if (record.revoked() && record.key().equals(offered)) {
        return new Verdict.Revoked(record, offered);
      }
    }
    List<Recorded> trusted = recorded.stream().filter(record -> !record.revoked()).toList();
    if (trusted.isEmpty()) {
      return new Verdict.Unknown(offered);
    }
    if (trusted.stream().anyMatch(record -> record.key().equals(offered))) {
      return new Verdict.Known();
    }
    return new Verdict.Changed(
        trusted.stream()
            .filter(record -> record.key().type().equals(offered.type()))
            .findFirst()
            .orElse(trusted.getFirst()),
        offered);
  }

  /// Remembers a key in the first file, which is made if it is missing, for its owner alone.
  void remember(String host, int port, PublishedKey key) throws IOException {
    Path file = files.getFirst();
    Path directory = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    String before = Files.readString(file, StandardCharsets.ISO_8859_1);
    String lineBreak = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
    String line = nameOf(host, port) + " " + key.type() + " " + key.base64() + "\n";
    Files.writeString(file, lineBreak + line, StandardOpenOption.APPEND);
  }

  private static List<String> linesOf(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /// A line that cannot be understood is no record, as for OpenSSH.
  private static Optional<KnownHostEntry> parse(String line) {
    try {
      return Optional.ofNullable(KnownHostEntry.parseKnownHostEntry(line))
          .filter(entry -> entry.getKeyEntry() != null);
    } catch (RuntimeException notARecord) {
      return Optional.empty();
    }
  }
}
