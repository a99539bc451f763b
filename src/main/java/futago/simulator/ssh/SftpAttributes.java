package futago.simulator.ssh;

import futago.simulator.machine.Account;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import java.nio.file.FileSystemException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.sshd.common.util.buffer.Buffer;

/// Attributes that an SFTP client wants a file to have; what is empty stays as it is.
///
/// @param uid the owner's number
/// @param gid the group's number
record SftpAttributes(
    Optional<Long> size,
    Optional<Integer> uid,
    Optional<Integer> gid,
    Optional<Integer> mode,
    Optional<Instant> modified) {
  private static final int SIZE = 1;
  private static final int OWNER = 2;
  private static final int MODE = 4;
  private static final int TIMES = 8;
  private static final int NOBODY = 65534;

  /// Reads what a client wants.
  static SftpAttributes read(Buffer request) {
    long flags = request.getUInt();
    Optional<Long> size = (flags & SIZE) != 0 ? Optional.of(request.getLong()) : Optional.empty();
    Optional<Integer> uid = (flags & OWNER) != 0 ? Optional.of(request.getInt()) : Optional.empty();
    Optional<Integer> gid = (flags & OWNER) != 0 ? Optional.of(request.getInt()) : Optional.empty();
    Optional<Integer> mode =
        (flags & MODE) != 0 ? Optional.of(request.getInt() & 07777) : Optional.empty();
    Optional<Instant> modified = Optional.empty();
    if ((flags & TIMES) != 0) {
      request.getUInt(); // when it was last read
      modified = Optional.of(Instant.ofEpochSecond(request.getUInt()));
    }
    return new SftpAttributes(size, uid, gid, mode, modified);
  }

  /// Makes it so.
  void applyTo(Machine machine, String path) throws FileSystemException {
    String real = machine.files().real(path);
    FileEntry entry = machine.files().find(real).orElseThrow();
    if (size.isPresent()) {
      byte[] cut = Arrays.copyOf(entry.content(), Math.toIntExact(size.get()));
      machine.files().write(real, cut, entry.owner());
      entry = machine.files().find(real).orElseThrow();
    }
    String owner = uid.flatMap(each -> Account.nameOf(machine, each)).orElse(entry.owner());
    String group = gid.flatMap(each -> Account.groupOf(machine, each)).orElse(entry.group());
    machine
        .files()
        .set(
            real,
            entry
                .ownedBy(owner, group)
                .withMode(mode.orElse(entry.mode()))
                .modifiedAt(modified.orElse(entry.modified())));
  }

  /// Puts the attributes of a file into an answer.
  static void put(Machine machine, FileEntry entry, Buffer answer) {
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
    answer.putUInt(Account.gidOf(machine, entry.group()).orElse(NOBODY));
    answer.putUInt(kind | entry.mode());
    answer.putUInt(entry.modified().getEpochSecond());
    answer.putUInt(entry.modified().getEpochSecond());
  }
}
