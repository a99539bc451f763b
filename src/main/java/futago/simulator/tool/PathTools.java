package futago.simulator.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Options;
import futago.simulator.machine.Permissions;
import futago.simulator.machine.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `readlink`, `realpath`, `dirname`, `basename`.
final class PathTools {
  private PathTools() {}

  static Map<String, Tool> all() {
    return Map.of(
        "readlink", PathTools::readlink,
        "realpath", PathTools::realpath,
        "dirname", PathTools::dirname,
        "basename", PathTools::basename);
  }

  private static int readlink(Call call) {
    Options options =
        Options.of(call, "femnqsv", "canonicalize=f", "canonicalize-existing=e", "no-newline=n");
    var disk = new Disk(call);
    int status = 0;
    for (String path : options.words(1)) {
      Optional<String> answer =
          options.has('f') || options.has('e') || options.has('m')
              ? canonical(call, disk, path, options.has('e'), options.has('m'))
              : disk.findLink(path)
                  .filter(entry -> entry.kind() == FileEntry.Kind.LINK)
                  .map(FileEntry::link);
      if (answer.isEmpty()) {
        status = 1;
      } else if (options.has('n')) {
        call.out().print(answer.get());
      } else {
        call.out().println(answer.get());
      }
    }
    return status;
  }

  /// The path without links; nothing if what has to exist does not.
  private static Optional<String> canonical(
      Call call, Disk disk, String path, boolean all, boolean none) {
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String real = disk.files().real(call.path(path));
    boolean there =
        none || (all ? disk.files().exists(real) : disk.isDirectory(Permissions.parent(real)));
    return there ? Optional.of(real) : Optional.empty();
  }

  private static int realpath(Call call) {
    Options options = Options.of(call, "emq", "canonicalize-existing=e", "canonicalize-missing=m");
    var disk = new Disk(call);
    int status = 0;
    for (String path : options.words(1)) {
      Optional<String> answer = canonical(call, disk, path, options.has('e'), options.has('m'));
      answer.ifPresent(call.out()::println);
      if (answer.isEmpty()) {
        status = call.fail(1, path + ": No such file or directory");
      }
    }
    return status;
  }

  private static int dirname(Call call) {
    for (String path : Options.of(call, "").words(1)) {
      String trimmed = path.replaceFirst("(?<=.)/+$", "");
      int slash = trimmed.lastIndexOf('/');
      String directory = slash < 0 ? "." : trimmed.substring(0, slash).replaceFirst("/+$", "");
      call.out().println(directory.isEmpty() ? "/" : directory);
    }
    return 0;
  }

  private static int basename(Call call) {
    Options options = Options.of(call, "as:", "multiple=a", "suffix=s");
    List<String> words = options.words(1);
    boolean several = options.has('a') || options.has('s');
    String suffix = options.value('s').orElse(!several && words.size() > 1 ? words.get(1) : "");
    for (String path : several ? words : words.subList(0, 1)) {
      String name = path.isEmpty() ? "" : Disk.name(path);
      call.out()
          .println(
              name.endsWith(suffix) && !name.equals(suffix)
                  ? name.substring(0, name.length() - suffix.length())
                  : name);
    }
    return 0;
  }
}
