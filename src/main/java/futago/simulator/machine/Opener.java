package futago.simulator.machine;

import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens files, and the devices that every host has.
///
/// @param user who wants to
/// @param umask the permissions that new files do not get
/// @param descriptors what `/dev/stdin` and the like mean
public record Opener(Machine machine, String user, int umask, Descriptors descriptors) {
  private static final Pattern DESCRIPTOR = Pattern.compile("/(?:dev|proc/self)/fd/(\\d+)");

  /// What a program opens.
  public static Opener of(Call call) {
    Launch launch = call.launch();
    return new Opener(call.machine(), launch.user(), launch.umask(), launch.descriptors());
  }

  /// Opens a file; one that is written to is made, and emptied unless it is appended to.
  ///
  /// @param path absolute
  public OpenFile open(String path, TreeFile.Use use) throws FileSystemException {
    Optional<OpenFile> device = device(path);
    if (device.isPresent()) {
      return device.get();
    }
    FileTree files = machine.files();
    var permissions = new Permissions(machine, user);
    Optional<FileEntry> entry = files.find(path);
    if (use != TreeFile.Use.READ && entry.isEmpty()) {
      create(path, permissions);
    } else if (entry.isEmpty()) {
      permissions.check(path, Permissions.READ);
      throw new NoSuchFileException(path);
    } else if (entry.get().isDirectory()) {
      throw new FileSystemException(path, null, "Is a directory");
    }
    if (use == TreeFile.Use.READ || use == TreeFile.Use.READ_AND_WRITE) {
      permissions.check(path, Permissions.READ);
    }
    if (use != TreeFile.Use.READ) {
      permissions.check(path, Permissions.WRITE);
    }
    if (use == TreeFile.Use.WRITE && entry.isPresent() && entry.get().size() > 0) {
      files.write(path, new byte[0], user);
    }
    return new TreeFile(files, files.real(path), use);
  }

  private void create(String path, Permissions permissions) throws FileSystemException {
    if (path.endsWith("/")) {
      throw new FileSystemException(path, null, "Is a directory");
    }
    permissions.checkDirectoryOf(path);
    machine
        .files()
        .set(
            machine.files().real(path),
            new FileEntry(
                FileEntry.Kind.FILE,
                user,
                Account.of(machine, user).group(machine),
                0666 & ~umask,
                machine.clock().instant(),
                new byte[0],
                ""));
  }

  private Optional<OpenFile> device(String path) throws FileSystemException {
    if (!path.startsWith("/dev/") && !path.startsWith("/proc/self/")) {
      return Optional.empty();
    }
    Matcher numbered = DESCRIPTOR.matcher(path);
    if (numbered.matches()) {
      return Optional.of(duplicate(path, Integer.parseInt(numbered.group(1))));
    }
    return switch (path) {
      case "/dev/null" -> Optional.of(OpenFiles.nothing());
      case "/dev/zero" -> Optional.of(OpenFiles.endless(bytes -> Arrays.fill(bytes, (byte) 0)));
      case "/dev/urandom", "/dev/random" ->
          Optional.of(OpenFiles.endless(new SecureRandom()::nextBytes));
      case "/dev/stdin" -> Optional.of(duplicate(path, 0));
      case "/dev/stdout" -> Optional.of(duplicate(path, 1));
      case "/dev/stderr" -> Optional.of(duplicate(path, 2));
      case "/dev/tty" -> throw new FileSystemException(path, null, "No such device or address");
      default -> Optional.empty();
    };
  }

  private OpenFile duplicate(String path, int number) throws FileSystemException {
    return descriptors
        .get(number)
        .map(OpenFile::retain)
        .orElseThrow(() -> new NoSuchFileException(path));
  }
}
