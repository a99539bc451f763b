package futago.simulator.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Errno;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Permissions;
import futago.simulator.machine.Tool;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// `mkdir`, `rmdir`, `rm`, `touch`, `ln`, `mktemp`.
final class FileTools {
  private static final String NAME_LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private FileTools() {}

  static Map<String, Tool> all() {
    return Map.of(
        "mkdir", FileTools::mkdir,
        "rmdir", FileTools::rmdir,
        "rm", FileTools::rm,
        "touch", FileTools::touch,
        "ln", FileTools::ln,
        "mktemp", FileTools::mktemp);
  }

  private static int mkdir(Call call) throws IOException {
    Options options = Options.of(call, "pm:v", "parents=p", "mode=m", "verbose=v");
    var disk = new Disk(call);
    int plain = 0777 & ~call.launch().umask();
    int mode = options.value('m').map(said -> Modes.change(said, plain, true)).orElse(plain);
    int status = 0;
    for (String path : options.words(1)) {
      try {
        if (options.has('p')) {
          parents(call, disk, path, plain | 0300);
          if (disk.isDirectory(path)) {
            continue;
          }
        }
        disk.makeDirectory(path, mode);
        if (options.has('v')) {
          call.out().println("mkdir: created directory '" + path + "'");
        }
      } catch (IOException e) {
        status = call.fail(1, "cannot create directory '" + path + "': " + Errno.text(e));
      }
    }
    return status;
  }

  private static void parents(Call call, Disk disk, String path, int mode) throws IOException {
    String parent = Permissions.parent(call.path(path));
    if (parent.equals("/") || disk.isDirectory(parent)) {
      return;
    }
    parents(call, disk, parent, mode);
    disk.makeDirectory(parent, mode);
  }

  private static int rmdir(Call call) throws IOException {
    Options options = Options.of(call, "pI", "parents=p", "ignore-fail-on-non-empty=I");
    if (options.has('p')) {
      throw new NotModelledException();
    }
    var disk = new Disk(call);
    int status = 0;
    for (String path : options.words(1)) {
      try {
        FileEntry entry = disk.findLink(path).orElseThrow(() -> new NoSuchFileException(path));
        if (!entry.isDirectory()) {
          throw new NotDirectoryException(path);
        }
        disk.delete(path);
      } catch (DirectoryNotEmptyException e) {
        if (!options.has('I')) {
          status = call.fail(1, "failed to remove '" + path + "': " + Errno.text(e));
        }
      } catch (IOException e) {
        status = call.fail(1, "failed to remove '" + path + "': " + Errno.text(e));
      }
    }
    return status;
  }

  private static int rm(Call call) throws IOException {
    Options options = Options.of(call, "rRfiv", "recursive=r", "force=f", "verbose=v");
    if (options.has('i')) {
      throw new NotModelledException();
    }
    boolean recursive = options.has('r') || options.has('R');
    if (options.words().isEmpty() && options.has('f')) {
      return 0;
    }
    var disk = new Disk(call);
    int status = 0;
    for (String path : options.words(1)) {
      try {
        Optional<FileEntry> entry = disk.findLink(path);
        if (entry.isEmpty()) {
          if (!options.has('f')) {
            throw new NoSuchFileException(path);
          }
        } else if (entry.get().isDirectory() && !recursive) {
          throw new FileSystemException(path, null, "Is a directory");
        } else {
          removeAll(disk, path);
          if (options.has('v')) {
            call.out().println("removed '" + path + "'");
          }
        }
      } catch (IOException e) {
        status = call.fail(1, "cannot remove '" + path + "': " + Errno.text(e));
      }
    }
    return status;
  }

  /// Takes away what is at a path, with all that is in it.
  static void removeAll(Disk disk, String path) throws IOException {
    if (disk.findLink(path).filter(FileEntry::isDirectory).isPresent()) {
      for (String name : disk.list(path)) {
        removeAll(disk, Disk.in(path, name));
      }
    }
    disk.delete(path);
  }

  private static int touch(Call call) throws IOException {
    Options options = Options.of(call, "cd:r:am", "no-create=c", "date=d", "reference=r");
    var disk = new Disk(call);
    Instant time = call.machine().clock().instant();
    if (options.has('r')) {
      time = disk.get(options.value('r').orElseThrow()).modified();
    } else if (options.has('d')) {
      time = Dates.parse(options.value('d').orElseThrow(), time);
    }
    int status = 0;
    for (String path : options.words(1)) {
      try {
        Optional<FileEntry> entry = disk.find(path);
        if (entry.isPresent()) {
          disk.files().set(disk.files().real(call.path(path)), entry.get().modifiedAt(time));
        } else if (!options.has('c')) {
          int mode = 0666 & ~call.launch().umask();
          disk.set(path, disk.entry(FileEntry.Kind.FILE, mode, new byte[0], "").modifiedAt(time));
        }
      } catch (IOException e) {
        status = call.fail(1, "cannot touch '" + path + "': " + Errno.text(e));
      }
    }
    return status;
  }

  private static int ln(Call call) throws IOException {
    Options options =
        Options.of(
            call, "sfnvT", "symbolic=s", "force=f", "no-dereference=n", "no-target-directory=T");
    if (!options.has('s')) {
      throw new NotModelledException();
    }
    var disk = new Disk(call);
    List<String> words = options.words(1);
    String last = words.size() == 1 ? "." : words.getLast();
    boolean intoDirectory =
        !options.has('T')
            && (options.has('n')
                ? disk.findLink(last).filter(FileEntry::isDirectory).isPresent()
                : disk.isDirectory(last));
    List<String> targets = words.size() == 1 ? words : words.subList(0, words.size() - 1);
    for (String target : targets) {
      String link = intoDirectory ? Disk.in(last, Disk.name(target)) : last;
      if (disk.findLink(link).isPresent()) {
        if (!options.has('f')) {
          return call.fail(1, "failed to create symbolic link '" + link + "': File exists");
        }
        disk.delete(link);
      }
      disk.set(link, disk.entry(FileEntry.Kind.LINK, 0777, new byte[0], target));
    }
    return 0;
  }

  private static int mktemp(Call call) throws IOException {
    Options options = Options.of(call, "dp:qtu", "directory=d", "tmpdir=p");
    var disk = new Disk(call);
    String template = options.words().isEmpty() ? "tmp.XXXXXXXXXX" : options.words().getFirst();
    if (options.has('p') || options.has('t') || options.words().isEmpty()) {
      template =
          Disk.in(options.value('p').filter(each -> !each.isEmpty()).orElse("/tmp"), template);
    }
    int end = template.lastIndexOf("XXX") + 3;
    int start = end;
    while (start > 0 && template.charAt(start - 1) == 'X') {
      start--;
    }
    if (end < 3) {
      return call.fail(1, "too few X's in template '" + template + "'");
    }
    String path;
    do {
      var made = new StringBuilder(template);
      for (int i = start; i < end; i++) {
        made.setCharAt(
            i, NAME_LETTERS.charAt(ThreadLocalRandom.current().nextInt(NAME_LETTERS.length())));
      }
      path = made.toString();
    } while (disk.findLink(path).isPresent());
    try {
      if (options.has('d')) {
        disk.makeDirectory(path, 0700);
      } else {
        disk.set(path, disk.entry(FileEntry.Kind.FILE, 0600, new byte[0], ""));
      }
    } catch (IOException e) {
      return call.fail(
          1, "failed to create file via template '%s': %s".formatted(template, Errno.text(e)));
    }
    call.out().println(path);
    return 0;
  }
}
