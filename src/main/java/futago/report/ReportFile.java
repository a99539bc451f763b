package futago.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes a report to a file, whole or not at all. It says much about two hosts, so only its owner
/// may read it.
public final class ReportFile {
  /// In the first lines of every report: what has it may be replaced by a newer one.
  static final String MARK = "Made by Futago: report";

  private static final int FIRST_BYTES = 200;

  private ReportFile() {}

  /// Writes it.
  ///
  /// @param force whether to replace also what is no report of Futago's
  /// @throws FileAlreadyExistsException if something else is there, and was not to be replaced
  /// @throws IOException if it cannot be written
  public static void write(Path file, String text, boolean force) throws IOException {
    requireReplaceable(file, force);
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path fresh = Files.createTempFile(directory, ".futago", ".new");
    try {
      Files.writeString(fresh, text);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /// Does nothing if there is nothing there, or only what may be replaced.
  ///
  /// @param force whether to replace also what is no report of Futago's; never a directory
  /// @throws FileAlreadyExistsException if something else is there
  public static void requireReplaceable(Path file, boolean force) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    if (!plain || !(force || isReport(file))) {
      throw new FileAlreadyExistsException(file.toString());
    }
  }

  private static boolean isReport(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(FIRST_BYTES), StandardCharsets.UTF_8).contains(MARK);
    }
  }
}
