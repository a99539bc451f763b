package futago.simulator.tool;

import futago.simulator.machine.Account;
import futago.simulator.machine.Call;
import futago.simulator.machine.Descriptors;
import futago.simulator.machine.Errno;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.OpenFile;
import futago.simulator.machine.Opener;
import futago.simulator.machine.Permissions;
import futago.simulator.machine.TreeFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/// The files of a machine as the user of a call sees them.
final class Disk {
  private final Call call;
  private final FileTree files;
  private final Permissions permissions;

  Disk(Call call) {
    this.call = call;
    this.files = call.machine().files();
    this.permissions = new Permissions(call.machine(), call.user());
  }

  FileTree files() {
    return files;
  }

  Permissions permissions() {
    return permissions;
  }

  /// What is at a path, symbolic links followed.
  Optional<FileEntry> find(String path) {
    return path.isEmpty() ? Optional.empty() : files.find(call.path(path));
  }

  /// What is at a path itself.
  Optional<FileEntry> findLink(String path) {
    return path.isEmpty() ? Optional.empty() : files.findLink(call.path(path));
  }

  boolean isDirectory(String path) {
    return find(path).filter(FileEntry::isDirectory).isPresent();
  }

  /// What must be at a path.
  FileEntry get(String path) throws FileSystemException {
    return find(path).orElseThrow(() -> new NoSuchFileException(path));
  }

  /// The names in a directory.
  List<String> list(String path) throws FileSystemException {
    permissions.check(call.path(path), Permissions.READ);
    return files.list(call.path(path));
  }

  /// Opens a file to read it; `-` is standard input.
  InputStream open(String path) throws IOException {
    if (path.equals("-")) {
      return new BufferedInputStream(call.in());
    }
    if (path.isEmpty()) {
      throw new NoSuchFileException(path);
    }
    OpenFile file = Opener.of(call).open(call.path(path), TreeFile.Use.READ);
    var descriptors = new Descriptors();
    descriptors.put(0, file);
    return new BufferedInputStream(descriptors.input(0)) {
      @Override
      public void close() {
        descriptors.close();
      }
    };
  }

  /// All bytes of a file; `-` is standard input.
  byte[] read(String path) throws IOException {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    }
  }

  /// Opens a file to write it.
  OutputStream create(String path, TreeFile.Use use) throws IOException {
    OpenFile file = Opener.of(call).open(call.path(path), use);
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        file.write(bytes, offset, length);
      }

      @Override
      public void flush() throws IOException {
        file.flush();
      }

      @Override
      public void close() {
        file.release();
      }
    };
  }

  /// Puts an entry at a path.
  void set(String path, FileEntry entry) throws FileSystemException {
    permissions.checkDirectoryOf(call.path(path));
    files.set(call.path(path), entry);
  }

  /// Takes away what is at a path: no directory with something in it.
  void delete(String path) throws FileSystemException {
    permissions.checkDirectoryOf(call.path(path));
    files.delete(call.path(path));
  }

  /// A new entry of the user's.
  FileEntry entry(FileEntry.Kind kind, int mode, byte[] content, String link) {
    return new FileEntry(
        kind,
        call.user(),
        Account.of(call.machine(), call.user()).group(call.machine()),
        mode,
        call.machine().clock().instant(),
        content,
        link);
  }

  /// Makes a directory.
  void makeDirectory(String path, int mode) throws FileSystemException {
    permissions.checkDirectoryOf(call.path(path));
    files.makeDirectory(call.path(path), call.user());
    files.set(call.path(path), entry(FileEntry.Kind.DIRECTORY, mode, new byte[0], ""));
  }

  /// Says what is wrong with a path.
  ///
  /// @return 1
  int fail(String path, IOException error) {
    return call.fail(1, path + ": " + Errno.text(error));
  }

  /// The last part of a path.
  static String name(String path) {
    String trimmed = path.replaceAll("/+$", "");
    return trimmed.isEmpty() ? "/" : trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /// A path in a directory.
  static String in(String directory, String name) {
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }
}
