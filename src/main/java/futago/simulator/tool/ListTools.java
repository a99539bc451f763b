package futago.simulator.tool;

import futago.simulator.machine.Account;
import futago.simulator.machine.Call;
import futago.simulator.machine.Errno;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `ls` and `stat`.
final class ListTools {
  private static final int BLOCK = 4096;

  private ListTools() {}

  static Map<String, Tool> all() {
    return Map.of("ls", ListTools::ls, "stat", ListTools::stat);
  }

  /// A name that `ls` shows, and what is there.
  private record Shown(String name, FileEntry entry) {}

  private static int ls(Call call) throws IOException {
    Options options =
        Options.of(call, "1AadlrtSfRhnp", "all=a", "almost-all=A", "directory=d", "reverse=r");
    if (options.has('R') || options.has('h') || options.has('f')) {
      throw new NotModelledException();
    }
    var disk = new Disk(call);
    var files = new ArrayList<Shown>();
    var directories = new ArrayList<String>();
    int status = 0;
    for (String path : options.words().isEmpty() ? List.of(".") : options.words()) {
      Optional<FileEntry> entry =
          options.has('l') ? disk.findLink(path) : disk.find(path).or(() -> disk.findLink(path));
      if (entry.isEmpty()) {
        call.err().println("ls: cannot access '" + path + "': No such file or directory");
        status = 2;
      } else if (entry.get().isDirectory() && !options.has('d')) {
        directories.add(path);
      } else {
        files.add(new Shown(path, entry.get()));
      }
    }
    show(call, options, files, false);
    boolean titles = files.size() + directories.size() > 1 || options.words().size() > 1;
    boolean first = files.isEmpty();
    directories.sort(Comparator.naturalOrder());
    for (String path : directories) {
      if (titles) {
        call.out().println((first ? "" : "\n") + path + ":");
      }
      first = false;
      try {
        show(call, options, inside(disk, options, path), true);
      } catch (IOException e) {
        call.err().println("ls: cannot open directory '" + path + "': " + Errno.text(e));
        status = 2;
      }
    }
    return status;
  }

  private static List<Shown> inside(Disk disk, Options options, String path) throws IOException {
    var shown = new ArrayList<Shown>();
    if (options.has('a')) {
      shown.add(new Shown(".", disk.get(path)));
      shown.add(new Shown("..", disk.get(Disk.in(path, ".."))));
    }
    for (String name : disk.list(path)) {
      if (!name.startsWith(".") || options.has('a') || options.has('A')) {
        disk.findLink(Disk.in(path, name)).ifPresent(entry -> shown.add(new Shown(name, entry)));
      }
    }
    return shown;
  }

  private static void show(Call call, Options options, List<Shown> shown, boolean directory) {
    Comparator<Shown> order = Comparator.comparing(Shown::name);
    if (options.has('t')) {
      order =
          Comparator.comparing((Shown each) -> each.entry.modified())
              .reversed()
              .thenComparing(order);
    } else if (options.has('S')) {
      order = Comparator.comparingLong((Shown each) -> -size(each.entry)).thenComparing(order);
    }
    List<Shown> sorted =
        shown.stream().sorted(options.has('r') ? order.reversed() : order).toList();
    if (!options.has('l') && !options.has('n')) {
      for (Shown each : sorted) {
        boolean slash = options.has('p') && each.entry.isDirectory();
        call.out().println(each.name + (slash ? "/" : ""));
      }
      return;
    }
    if (directory) {
      long blocks = sorted.stream().mapToLong(each -> blocks(each.entry)).sum();
      call.out().println("total " + blocks / 2);
    }
    long widest = sorted.stream().mapToLong(each -> size(each.entry)).max().orElse(0);
    int owner = sorted.stream().mapToInt(each -> each.entry.owner().length()).max().orElse(0);
    int group = sorted.stream().mapToInt(each -> each.entry.group().length()).max().orElse(0);
    for (Shown each : sorted) {
      FileEntry entry = each.entry;
      call.out()
          .println(
              "%s%s %d %s %s %s %s %s%s"
                  .formatted(
                      kind(entry),
                      Modes.text(entry.mode()),
                      entry.isDirectory() ? 2 : 1,
                      left(entry.owner(), owner),
                      left(entry.group(), group),
                      ("%" + Long.toString(widest).length() + "d").formatted(size(entry)),
                      time(call, entry),
                      each.name,
                      entry.kind() == FileEntry.Kind.LINK ? " -> " + entry.link() : ""));
    }
  }

  private static String left(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String time(Call call, FileEntry entry) {
    boolean recent =
        entry.modified().isAfter(call.machine().clock().instant().minusSeconds(182L * 86400));
    return Dates.format(entry.modified(), recent ? "%b %e %H:%M" : "%b %e  %Y");
  }

  private static char kind(FileEntry entry) {
    return switch (entry.kind()) {
      case FILE -> '-';
      case DIRECTORY -> 'd';
      case LINK -> 'l';
      case BLOCK_DEVICE -> 'b';
      case CHARACTER_DEVICE -> 'c';
    };
  }

  static long size(FileEntry entry) {
    return switch (entry.kind()) {
      case FILE -> entry.size();
      case DIRECTORY -> BLOCK;
      case LINK -> entry.link().length();
      case BLOCK_DEVICE, CHARACTER_DEVICE -> 0;
    };
  }

  private static long blocks(FileEntry entry) {
    return entry.kind() == FileEntry.Kind.LINK
        ? 0
        : (size(entry) + BLOCK - 1) / BLOCK * (BLOCK / 512);
  }

  private static int stat(Call call) {
    Options options = Options.of(call, "Lc:", "dereference=L", "format=c");
    String format = options.value('c').orElseThrow(NotModelledException::new);
    var disk = new Disk(call);
    int status = 0;
    for (String path : options.words(1)) {
      Optional<FileEntry> entry = options.has('L') ? disk.find(path) : disk.findLink(path);
      if (entry.isEmpty()) {
        status = call.fail(1, "cannot statx '" + path + "': No such file or directory");
        continue;
      }
      call.out().println(stat(call, path, entry.get(), format));
    }
    return status;
  }

  private static String stat(Call call, String path, FileEntry entry, String format) {
    var text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      if (format.charAt(i) != '%' || i + 1 == format.length()) {
        text.append(format.charAt(i));
        continue;
      }
      text.append(
          switch (format.charAt(++i)) {
            case '%' -> "%";
            case 'n' -> path;
            case 'N' ->
                "'"
                    + path
                    + "'"
                    + (entry.kind() == FileEntry.Kind.LINK ? " -> '" + entry.link() + "'" : "");
            case 's' -> Long.toString(size(entry));
            case 'b' -> Long.toString(blocks(entry));
            case 'B' -> "512";
            case 'a' -> Integer.toOctalString(entry.mode());
            case 'A' -> kind(entry) + Modes.text(entry.mode());
            case 'U' -> entry.owner();
            case 'G' -> entry.group();
            case 'u' ->
                Account.find(call.machine(), entry.owner())
                    .map(each -> Integer.toString(each.uid()))
                    .orElse(entry.owner());
            case 'g' ->
                Account.gidOf(call.machine(), entry.group())
                    .map(String::valueOf)
                    .orElse(entry.group());
            case 'Y', 'Z', 'X' -> Long.toString(entry.modified().getEpochSecond());
            case 'y', 'z', 'x' -> Dates.format(entry.modified(), "%Y-%m-%d %H:%M:%S.%N %z");
            case 'i' -> Integer.toString(call.machine().files().inode(call.path(path)));
            case 'h' -> entry.isDirectory() ? "2" : "1";
            case 'F' ->
                switch (entry.kind()) {
                  case FILE -> entry.size() == 0 ? "regular empty file" : "regular file";
                  case DIRECTORY -> "directory";
                  case LINK -> "symbolic link";
                  case BLOCK_DEVICE -> "block special file";
                  case CHARACTER_DEVICE -> "character special file";
                };
            default -> throw new NotModelledException();
          });
    }
    return text.toString();
  }
}
