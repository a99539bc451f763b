package futago.command;

import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Launcher;
import futago.simulator.machine.Machine;
import futago.simulator.shell.SimulatedShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Runs a command in the shell of a simulated machine, on a copy of a real directory, and makes the
/// directory afterwards what the copy became. So the simulated shell is held to what the real ones
/// are held to.
final class MirroredShell {
  private final Path directory;
  private final Machine machine = new SimulatedShell().machine();

  MirroredShell(Path directory) {
    if (!directory.startsWith(System.getProperty("java.io.tmpdir"))) {
      throw new IllegalArgumentException("not a test's own directory: " + directory);
    }
    this.directory = directory;
  }

  LocalShell.Result run(List<String> argv, byte[] input) throws IOException, InterruptedException {
    LocalShell real = new LocalShell("sh", directory);
    String user = real.run(Run.script("id -un")).output().strip();
    if (!user.equals("root")) {
      machine
          .files()
          .install(
              "/etc/passwd",
              "root:x:0:0:root:/root:/bin/sh\n" + user + ":x:1000:1000::/:/bin/sh\n");
    }
    machine.files().makeDirectories(directory.toString());
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        machine.files().set(file.toString(), copy(file));
      }
    }
    Launcher.Outcome outcome = machine.launcher().run("root", input, argv);
    bringBack();
    return new LocalShell.Result(outcome.status(), outcome.output(), outcome.error());
  }

  private static int bit(PosixFilePermission permission) {
    return switch (permission) {
      case OWNER_READ -> 0400;
      case OWNER_WRITE -> 0200;
      case OWNER_EXECUTE -> 0100;
      case GROUP_READ -> 0040;
      case GROUP_WRITE -> 0020;
      case GROUP_EXECUTE -> 0010;
      case OTHERS_READ -> 0004;
      case OTHERS_WRITE -> 0002;
      case OTHERS_EXECUTE -> 0001;
    };
  }

  private static FileEntry copy(Path file) throws IOException {
    PosixFileAttributes attributes =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    boolean link = attributes.isSymbolicLink();
    FileEntry.Kind kind =
        link
            ? FileEntry.Kind.LINK
            : attributes.isDirectory() ? FileEntry.Kind.DIRECTORY : FileEntry.Kind.FILE;
    int mode = 0;
    for (var permission : attributes.permissions()) {
      mode |= bit(permission);
    }
    return new FileEntry(
        kind,
        attributes.owner().getName(),
        attributes.group().getName(),
        mode,
        attributes.lastModifiedTime().toInstant(),
        kind == FileEntry.Kind.FILE ? Files.readAllBytes(file) : new byte[0],
        link ? Files.readSymbolicLink(file).toString() : "");
  }

  private void bringBack() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (machine.files().findLink(file.toString()).isEmpty()) {
          Files.delete(file);
        }
      }
    }
    bringBack(directory);
  }

  private void bringBack(Path path) throws IOException {
    FileEntry entry = machine.files().findLink(path.toString()).orElseThrow();
    switch (entry.kind()) {
      case DIRECTORY -> {
        if (!Files.exists(path)) {
          Files.createDirectory(path);
        }
        for (String name : machine.files().list(path.toString())) {
          bringBack(path.resolve(name));
        }
      }
      case FILE -> {
        Files.deleteIfExists(path);
        Files.write(path, entry.content());
        Files.setLastModifiedTime(path, FileTime.from(entry.modified()));
      }
      case LINK -> {
        if (!Files.isSymbolicLink(path)) {
          Files.createSymbolicLink(path, Path.of(entry.link()));
        }
        return;
      }
      case BLOCK_DEVICE, CHARACTER_DEVICE -> throw new IllegalStateException(path.toString());
    }
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(text(entry)));
  }

  private static String text(FileEntry entry) {
    var text = new StringBuilder();
    for (int bit = 8; bit >= 0; bit--) {
      text.append((entry.mode() >> bit & 1) == 1 ? "xwr".charAt(bit % 3) : '-');
    }
    return text.toString();
  }
}
