package futago.simulator.tool;

import futago.simulator.machine.Account;
import futago.simulator.machine.Call;
import futago.simulator.machine.Errno;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Options;
import futago.simulator.machine.Tool;
import futago.simulator.machine.UsageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `chmod`, `chown`, `chgrp`.
final class OwnerTools {
  private OwnerTools() {}

  static Map<String, Tool> all() {
    return Map.of(
        "chmod", OwnerTools::chmod, "chown", OwnerTools::chown, "chgrp", OwnerTools::chgrp);
  }

  private static int chmod(Call call) throws IOException {
    Options options = Options.of(call, "Rfv", "recursive=R");
    List<String> words = options.words(2);
    return each(
        call,
        words.subList(1, words.size()),
        options.has('R'),
        "cannot access",
        entry -> {
          if (!call.user().equals("root") && !call.user().equals(entry.owner())) {
            throw new AccessDeniedException("");
          }
          return entry.withMode(Modes.change(words.getFirst(), entry.mode(), entry.isDirectory()));
        });
  }

  private static int chown(Call call) throws IOException {
    Options options = Options.of(call, "Rhf", "recursive=R", "no-dereference=h");
    List<String> words = options.words(2);
    String[] said = words.getFirst().split("[:.]", 2);
    Optional<String> owner =
        said[0].isEmpty() ? Optional.empty() : Optional.of(user(call, said[0], words.getFirst()));
    Optional<String> group = Optional.empty();
    if (said.length == 2) {
      group =
          said[1].isEmpty()
              ? owner.map(each -> Account.of(call.machine(), each).group(call.machine()))
              : Optional.of(group(call, said[1], words.getFirst()));
    }
    return own(call, words.subList(1, words.size()), options.has('R'), owner, group);
  }

  private static int chgrp(Call call) throws IOException {
    Options options = Options.of(call, "Rh", "recursive=R");
    List<String> words = options.words(2);
    return own(
        call,
        words.subList(1, words.size()),
        options.has('R'),
        Optional.empty(),
        Optional.of(group(call, words.getFirst(), words.getFirst())));
  }

  private static int own(
      Call call,
      List<String> paths,
      boolean recursive,
      Optional<String> owner,
      Optional<String> group)
      throws IOException {
    return each(
        call,
        paths,
        recursive,
        "cannot access",
        entry -> {
          if (!call.user().equals("root")
              && ((owner.isPresent() && !owner.get().equals(entry.owner()))
                  || !call.user().equals(entry.owner()))) {
            throw new FileSystemException("", null, "Operation not permitted");
          }
          return entry.ownedBy(owner.orElse(entry.owner()), group.orElse(entry.group()));
        });
  }

  private static String user(Call call, String said, String whole) {
    if (said.matches("\\d+")) {
      return Account.nameOf(call.machine(), Integer.parseInt(said)).orElse(said);
    }
    if (Account.find(call.machine(), said).isEmpty()) {
      throw new UsageException(1, "invalid user: '" + whole + "'");
    }
    return said;
  }

  private static String group(Call call, String said, String whole) {
    if (said.matches("\\d+")) {
      return Account.groupOf(call.machine(), Integer.parseInt(said)).orElse(said);
    }
    if (Account.gidOf(call.machine(), said).isEmpty()) {
      throw new UsageException(1, "invalid group: '" + whole + "'");
    }
    return said;
  }

  /// Changes an entry.
  @FunctionalInterface
  private interface Change {
    FileEntry of(FileEntry entry) throws IOException;
  }

  private static int each(
      Call call, List<String> paths, boolean recursive, String failure, Change change) {
    var disk = new Disk(call);
    int status = 0;
    for (String path : paths) {
      try {
        FileEntry entry = disk.get(path);
        disk.files().set(disk.files().real(call.path(path)), change.of(entry));
        if (recursive && entry.isDirectory()) {
          List<String> inside = disk.list(path).stream().map(name -> Disk.in(path, name)).toList();
          status = Math.max(status, each(call, inside, true, failure, change));
        }
      } catch (NoSuchFileException e) {
        status = call.fail(1, failure + " '" + path + "': " + Errno.text(e));
      } catch (IOException e) {
        status = call.fail(1, "changing '" + path + "': " + Errno.text(e));
      }
    }
    return status;
  }
}
