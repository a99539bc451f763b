package futago.simulator.ssh;

import futago.simulator.machine.Account;
import futago.simulator.machine.Descriptors;
import futago.simulator.machine.Errno;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Opener;
import futago.simulator.machine.Permissions;
import futago.simulator.machine.TreeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/// What SFTP, version 3, answers: requests as [its
/// draft](https://datatracker.ietf.org/doc/html/draft-ietf-secsh-filexfer-02) numbers them.
final class SftpSession {
  private static final int VERSION = 3;
  private static final int LONGEST_READ = 1 << 18;
  private static final int NAMES_AT_ONCE = 100;

  private static final int OK = 0;
  private static final int END = 1;
  private static final int NO_SUCH_FILE = 2;
  private static final int PERMISSION_DENIED = 3;
  private static final int FAILURE = 4;
  private static final int UNSUPPORTED = 8;

  private static final int WRITE = 2;
  private static final int APPEND = 4;
  private static final int CREATE = 8;
  private static final int TRUNCATE = 16;
  private static final int EXCLUSIVE = 32;

  private final Machine machine;
  private final FileTree files;
  private final String user;
  private final String home;
  private final Permissions permissions;
  private final Map<String, SftpFile> open = new HashMap<>();
  private final Map<String, Deque<String>> directories = new HashMap<>();
  private final Map<String, String> directoryPaths = new HashMap<>();
  private int nextHandle;

  SftpSession(Machine machine, String user) {
    this.machine = machine;
    this.files = machine.files();
    this.user = user;
    this.home = Account.of(machine, user).home();
    this.permissions = new Permissions(machine, user);
  }

  /// The answer to a request.
  Buffer answer(Buffer request) {
    int type = request.getUByte();
    if (type == 1) {
      var version = new ByteArrayBuffer();
      version.putByte((byte) 2);
      version.putUInt(VERSION);
      return version;
    }
    long id = request.getUInt();
    try {
      return answer(type, id, request);
    } catch (NoSuchFileException e) {
      return status(id, NO_SUCH_FILE, "No such file");
    } catch (AccessDeniedException e) {
      return status(id, PERMISSION_DENIED, "Permission denied");
    } catch (IOException e) {
      return status(id, FAILURE, Errno.text(e));
    }
  }

  private Buffer answer(int type, long id, Buffer request) throws IOException {
    return switch (type) {
      case 3 -> open(id, path(request), (int) request.getUInt(), SftpAttributes.read(request));
      case 4 -> {
        String handle = request.getString();
        directories.remove(handle);
        SftpFile file = open.remove(handle);
        if (file != null) {
          file.close();
        }
        yield ok(id);
      }
      case 5 -> read(id, file(request), request.getLong(), (int) request.getUInt());
      case 6 -> {
        file(request).write(request.getLong(), request.getBytes());
        yield ok(id);
      }
      case 7 -> attributes(id, files.findLink(path(request)));
      case 8 -> attributes(id, files.find(file(request).flushed()));
      case 9 -> change(id, path(request), SftpAttributes.read(request));
      case 10 -> change(id, file(request).flushed(), SftpAttributes.read(request));
      case 11 -> openDirectory(id, path(request));
      case 12 -> names(id, request.getString());
      case 13, 15 -> {
        String path = path(request);
        permissions.checkDirectoryOf(path);
        FileEntry entry = entry(files.findLink(path));
        if (entry.isDirectory() != (type == 15)) {
          throw new IOException("Failure");
        }
        files.delete(path);
        yield ok(id);
      }
      case 14 -> {
        String path = path(request);
        permissions.checkDirectoryOf(path);
        files.makeDirectory(path, user);
        yield change(id, path, SftpAttributes.read(request));
      }
      case 16 -> oneName(id, files.real(path(request)));
      case 17 -> attributes(id, files.find(path(request)));
      case 18 -> {
        String from = path(request);
        String to = path(request);
        permissions.checkDirectoryOf(from);
        permissions.checkDirectoryOf(to);
        if (files.findLink(to).isPresent()) {
          throw new FileAlreadyExistsException(to);
        }
        files.move(from, to);
        yield ok(id);
      }
      case 19 -> oneName(id, entry(files.findLink(path(request))).link());
      case 20 -> {
        // OpenSSH takes the two the other way round than the draft says, and so do all clients.
        String target = request.getString();
        String link = path(request);
        permissions.checkDirectoryOf(link);
        String group = Account.of(machine, user).group(machine);
        files.set(
            link,
            new FileEntry(
                FileEntry.Kind.LINK,
                user,
                group,
                0777,
                machine.clock().instant(),
                new byte[0],
                target));
        yield ok(id);
      }
      default -> status(id, UNSUPPORTED, "Operation unsupported");
    };
  }

  private String path(Buffer request) {
    String path = request.getString();
    return path.startsWith("/") ? path : path.isEmpty() ? home : home + "/" + path;
  }

  private SftpFile file(Buffer request) throws IOException {
    SftpFile file = open.get(request.getString());
    if (file == null) {
      throw new IOException("Invalid handle");
    }
    return file;
  }

  private static FileEntry entry(Optional<FileEntry> found) throws IOException {
    return found.orElseThrow(() -> new NoSuchFileException(""));
  }

  private Buffer open(long id, String path, int flags, SftpAttributes attributes)
      throws IOException {
    boolean exists = files.find(path).isPresent();
    if (exists && (flags & EXCLUSIVE) != 0) {
      throw new FileAlreadyExistsException(path);
    }
    if (!exists && (flags & CREATE) == 0) {
      throw new NoSuchFileException(path);
    }
    boolean writes = (flags & (WRITE | APPEND)) != 0;
    TreeFile.Use use =
        (flags & TRUNCATE) != 0
            ? TreeFile.Use.WRITE
            : writes ? TreeFile.Use.READ_AND_WRITE : TreeFile.Use.READ;
    new Opener(machine, user, 022, new Descriptors()).open(path, use).release();
    if (!exists) {
      attributes.applyTo(machine, path);
    }
    String handle = "f" + nextHandle++;
    open.put(handle, new SftpFile(files, files.real(path), user, (flags & APPEND) != 0));
    return handle(id, handle);
  }

  private static Buffer read(long id, SftpFile file, long offset, int length) throws IOException {
    byte[] piece = file.read(offset, Math.min(length, LONGEST_READ));
    if (piece.length == 0) {
      return status(id, END, "End of file");
    }
    Buffer data = reply(103, id);
    data.putBytes(piece);
    return data;
  }

  private Buffer change(long id, String path, SftpAttributes attributes) throws IOException {
    FileEntry entry = entry(files.find(path));
    if (!user.equals("root") && !user.equals(entry.owner())) {
      throw new AccessDeniedException(path);
    }
    attributes.applyTo(machine, path);
    return ok(id);
  }

  private Buffer openDirectory(long id, String path) throws IOException {
    permissions.check(path, Permissions.READ);
    Deque<String> names = new ArrayDeque<>(List.of(".", ".."));
    names.addAll(files.list(path));
    String handle = "d" + nextHandle++;
    directories.put(handle, names);
    directoryPaths.put(handle, path);
    return handle(id, handle);
  }

  private Buffer names(long id, String handle) throws IOException {
    Deque<String> left = directories.get(handle);
    if (left == null) {
      throw new IOException("Invalid handle");
    }
    var names = new HashMap<String, FileEntry>();
    while (!left.isEmpty() && names.size() < NAMES_AT_ONCE) {
      String name = left.poll();
      files
          .findLink(directoryPaths.get(handle) + "/" + name)
          .ifPresent(entry -> names.put(name, entry));
    }
    if (names.isEmpty()) {
      return status(id, END, "End of file");
    }
    Buffer answer = reply(104, id);
    answer.putUInt(names.size());
    names.forEach(
        (name, entry) -> {
          answer.putString(name);
          answer.putString(name);
          SftpAttributes.put(machine, entry, answer);
        });
    return answer;
  }

  private Buffer attributes(long id, Optional<FileEntry> found) throws IOException {
    Buffer answer = reply(105, id);
    SftpAttributes.put(machine, entry(found), answer);
    return answer;
  }

  private static Buffer oneName(long id, String name) {
    Buffer answer = reply(104, id);
    answer.putUInt(1);
    answer.putString(name);
    answer.putString(name);
    answer.putUInt(0);
    return answer;
  }

  private static Buffer handle(long id, String handle) {
    Buffer answer = reply(102, id);
    answer.putString(handle);
    return answer;
  }

  private static Buffer ok(long id) {
    return status(id, OK, "Success");
  }

  private static Buffer status(long id, int status, String text) {
    Buffer answer = reply(101, id);
    answer.putUInt(status);
    answer.putString(text);
    answer.putString("en");
    return answer;
  }

  private static Buffer reply(int type, long id) {
    var answer = new ByteArrayBuffer();
    answer.putByte((byte) type);
    answer.putUInt(id);
    return answer;
  }

  void close() {
    open.values().forEach(SftpFile::close);
  }
}
