package futago.simulator.ssh;

import futago.simulator.machine.Account;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.sshd.common.util.buffer.Buffer;

/// Attributes of files as SFTP has them.
final class SftpAttributes {
  private static final int SIZE = 1;
  private static final int OWNER = 2;
  private static final int MODE = 4;
  private static final int TIMES = 8;

  private Machine machine;
  private String user = "";
  private Optional<Long> size = Optional.empty();
  private Optional<int[]> owner = Optional.empty();
  private Optional<Integer> mode = Optional.empty();
  private Optional<Instant> modified = Optional.empty();

  private SftpAttributes() {}

  SftpAttributes(Machine machine, String user) {
    this.machine = machine;
    this.user = user;
  }

  /// What a client wants to be.
  static SftpAttributes read(Buffer request) {
    var attributes = new SftpAttributes();
    long flags = request.getUInt();
    if ((flags & SIZE) != 0) {
      attributes.size = Optional.of(request.getLong());
    }
    if ((flags & OWNER) != 0) {
      attributes.owner = Optional.of(new int[] {request.getInt(), request.getInt()});
    }
    if ((flags & MODE) != 0) {
      attributes.mode = Optional.of(request.getInt() & 07777);
    }
    if ((flags & TIMES) != 0) {
      request.getUInt();
      attributes.modified = Optional.of(Instant.ofEpochSecond(request.getUInt()));
    }
    return attributes;
  }

  /// Makes it so.
  void applyTo(Machine host, String path) throws FileSystemException {
    String real = host.files().real(path);
    if (size.isPresent()) {
      FileEntry entry = host.files().find(real).orElseThrow();
      host.files()
          .write(real, Arrays.copyOf(entry.content(), size.get().intValue()), entry.owner());
    }
    FileEntry entry = host.files().find(real).orElseThrow();
    if (mode.isPresent()) {
      entry = entry.withMode(mode.get());
    }
    if (owner.isPresent()) {
      entry =
          entry.ownedBy(
              Account.nameOf(host, owner.get()[0]).orElse(entry.owner()),
              Account.groupOf(host, owner.get()[1]).orElse(entry.group()));
    }
    if (modified.isPresent()) {
      entry = entry.modifiedAt(modified.get());
    }
    host.files().set(real, entry);
  }

  /// Puts the attributes of a file into an answer.
  void put(FileEntry entry, Buffer answer) {
    int kind =
        switch (entry.kind()) {
          case FILE -> 0100000;
          case DIRECTORY -> 0040000;
          case LINK -> 0120000;
          case BLOCK_DEVICE -> 0060000;
          case CHARACTER_DEVICE -> 0020000;
        };
    answer.putUInt(SIZE | OWNER | MODE | TIMES);
    answer.putLong(entry.isFile() ? entry.size() : 0);
    answer.putUInt(Account.of(machine, entry.owner()).uid());
    answer.putUInt(Account.gidOf(machine, entry.group()).orElse(65534));
    answer.putUInt(kind | entry.mode());
    answer.putUInt(entry.modified().getEpochSecond());
    answer.putUInt(entry.modified().getEpochSecond());
  }

  /// A symbolic link of the user's.
  FileEntry link(String target) {
    return new FileEntry(
        FileEntry.Kind.LINK,
        user,
        Account.of(machine, user).group(machine),
        0777,
        machine.clock().instant(),
        new byte[0],
        target);
  }
}
