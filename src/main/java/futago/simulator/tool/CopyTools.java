package futago.simulator.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Errno;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Options;
import futago.simulator.machine.Permissions;
import futago.simulator.machine.Tool;
import futago.simulator.machine.TreeFile;
import futago.simulator.machine.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `cp`, `mv`, `install`.
final class CopyTools {
  private CopyTools() {}

  static Map<String, Tool> all() {
    return Map.of(
        "cp", CopyTools::cp,
        "mv", CopyTools::mv,
        "install", CopyTools::install);
  }

  private static int cp(Call call) throws IOException {
    Options options =
        Options.of(
            call,
            "pafrRdTnvLP",
            "archive=a",
            "force=f",
            "recursive=r",
            "no-clobber=n",
            "no-target-directory=T",
            "preserve=p");
    boolean archive = options.has('a');
    var copy =
        new Copy(
            call,
            archive || options.has('p'),
            archive || options.has('r') || options.has('R'),
            archive || options.has('d') || options.has('P'));
    return eachInto(
        call,
        options.words(2),
        options.has('T'),
        (from, to) -> {
          if (!options.has('n') || !new Disk(call).find(to).isPresent()) {
            copy.copy(from, to);
          }
        },
        "cannot copy");
  }

  /// Does something with a file and where it is to be.
  @FunctionalInterface
  private interface Step {
    void run(String from, String to) throws IOException;
  }

  private static int eachInto(
      Call call, List<String> words, boolean plainTarget, Step step, String failure) {
    var disk = new Disk(call);
    String last = words.getLast();
    List<String> sources = words.subList(0, words.size() - 1);
    boolean intoDirectory = !plainTarget && disk.isDirectory(last);
    if (sources.size() > 1 && !intoDirectory) {
      return call.fail(1, "target '" + last + "' is not a directory");
    }
    int status = 0;
    for (String from : sources) {
      String to = intoDirectory ? Disk.in(last, Disk.name(from)) : last;
      try {
        if (disk.findLink(from).isEmpty()) {
          status = call.fail(1, "cannot stat '" + from + "': No such file or directory");
          continue;
        }
        step.run(from, to);
      } catch (UsageException e) {
        status = call.fail(1, e.getMessage());
      } catch (IOException e) {
        status = call.fail(1, failure + " '" + from + "' to '" + to + "': " + Errno.text(e));
      }
    }
    return status;
  }

  /// How files are copied.
  private record Copy(Call call, boolean keep, boolean recursive, boolean keepLinks) {
    void copy(String from, String to) throws IOException {
      var disk = new Disk(call);
      FileEntry entry =
          (keepLinks ? disk.findLink(from) : disk.find(from))
              .orElseThrow(() -> new NoSuchFileException(from));
      if (entry.isDirectory()) {
        directory(disk, entry, from, to);
        return;
      }
      if (disk.files().real(call.path(from)).equals(disk.files().real(call.path(to)))
          && disk.find(to).isPresent()) {
        throw new UsageException(1, "'" + from + "' and '" + to + "' are the same file");
      }
      if (entry.kind() == FileEntry.Kind.LINK) {
        disk.set(to, entry);
        return;
      }
      boolean isNew = disk.find(to).isEmpty();
      byte[] content = disk.read(from);
      try (OutputStream out = disk.create(to, TreeFile.Use.WRITE)) {
        out.write(content);
      }
      if (keep || isNew) {
        String real = disk.files().real(call.path(to));
        // A device, such as /dev/stdout, stays what it is.
        Optional<FileEntry> made = disk.find(to).filter(FileEntry::isFile);
        if (made.isPresent()) {
          disk.files().set(real, like(made.get(), entry));
        }
      }
    }

    private FileEntry like(FileEntry made, FileEntry original) {
      if (!keep) {
        return made.withMode(original.mode() & 0777 & ~call.launch().umask());
      }
      FileEntry kept = made.withMode(original.mode()).modifiedAt(original.modified());
      return call.user().equals("root") ? kept.ownedBy(original.owner(), original.group()) : kept;
    }

    private void directory(Disk disk, FileEntry entry, String from, String to) throws IOException {
      if (!recursive) {
        throw new UsageException(1, "-r not specified; omitting directory '" + from + "'");
      }
      if (disk.find(to).isEmpty()) {
        disk.makeDirectory(to, entry.mode() & ~call.launch().umask());
      }
      for (String name : disk.list(from)) {
        copy(Disk.in(from, name), Disk.in(to, name));
      }
      if (keep) {
        disk.files().set(disk.files().real(call.path(to)), like(disk.get(to), entry));
      }
    }
  }

  private static int mv(Call call) throws IOException {
    Options options =
        Options.of(call, "fTnv", "force=f", "no-clobber=n", "no-target-directory=T", "verbose=v");
    var disk = new Disk(call);
    return eachInto(
        call,
        options.words(2),
        options.has('T'),
        (from, to) -> {
          if (options.has('n') && disk.findLink(to).isPresent()) {
            return;
          }
          Optional<FileEntry> target = disk.findLink(to);
          boolean directory = disk.findLink(from).orElseThrow().isDirectory();
          if (target.isPresent() && target.get().isDirectory() && !directory) {
            throw new FileSystemException(to, null, "Is a directory");
          }
          disk.permissions().checkDirectoryOf(call.path(from));
          disk.permissions().checkDirectoryOf(call.path(to));
          disk.files().move(call.path(from), call.path(to));
          if (options.has('v')) {
            call.out().println("renamed '" + from + "' -> '" + to + "'");
          }
        },
        "cannot move");
  }

  private static int install(Call call) throws IOException {
    Options options = Options.of(call, "dm:o:g:D", "directory=d", "mode=m", "owner=o", "group=g");
    int mode = options.value('m').map(said -> Modes.change(said, 0, false)).orElse(0755);
    var disk = new Disk(call);
    Step finish =
        (from, to) -> {
          FileEntry entry = disk.get(to).withMode(mode);
          disk.files()
              .set(
                  disk.files().real(call.path(to)),
                  entry.ownedBy(
                      options.value('o').orElse(entry.owner()),
                      options.value('g').orElse(entry.group())));
        };
    if (options.has('d')) {
      for (String path : options.words(1)) {
        if (!disk.isDirectory(path)) {
          disk.files().makeDirectories(call.path(path));
        }
        finish.run(path, path);
      }
      return 0;
    }
    return eachInto(
        call,
        options.words(2),
        false,
        (from, to) -> {
          if (options.has('D')) {
            disk.files().makeDirectories(Permissions.parent(call.path(to)));
          }
          new Copy(call, false, false, false).copy(from, to);
          finish.run(from, to);
        },
        "cannot install");
  }
}
