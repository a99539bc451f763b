package futago.simulator.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Tool;
import futago.simulator.machine.UsageException;
import futago.simulator.shell.Glob;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// `find`: names, kinds, sizes and depths, all of which must hold; prints, deletes or runs a
/// command for each.
final class Find implements Tool {
  private final Call call;
  private final Disk disk;
  private final List<Test> tests = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private final List<String> collected = new ArrayList<>();
  private List<String> collector = List.of();
  private int deepest = Integer.MAX_VALUE;
  private int shallowest;
  private boolean inner;
  private int status;

  /// Says whether something is looked for.
  @FunctionalInterface
  private interface Test {
    boolean holds(String path, FileEntry entry) throws IOException;
  }

  /// What is done with what is found.
  @FunctionalInterface
  private interface Action {
    void run(String path) throws IOException, InterruptedException;
  }

  private Find(Call call) {
    this.call = call;
    this.disk = new Disk(call);
  }

  static Tool tool() {
    return call -> new Find(call).run(call);
  }

  @Override
  public int run(Call same) throws IOException, InterruptedException {
    Deque<String> words = new ArrayDeque<>(call.arguments());
    var roots = new ArrayList<String>();
    while (!words.isEmpty() && !words.peek().startsWith("-") && !words.peek().equals("!")) {
      roots.add(words.poll());
    }
    while (!words.isEmpty()) {
      read(words);
    }
    if (actions.isEmpty()) {
      actions.add(path -> call.out().println(path));
    }
    for (String root : roots.isEmpty() ? List.of(".") : roots) {
      Optional<FileEntry> entry = disk.findLink(root);
      if (entry.isEmpty()) {
        status = call.fail(1, "'" + root + "': No such file or directory");
      } else {
        visit(root, entry.get(), 0);
      }
    }
    if (!collected.isEmpty()) {
      var argv = new ArrayList<>(collector);
      argv.addAll(collected);
      call.exec(call.user(), argv);
    }
    return status;
  }

  private void visit(String path, FileEntry entry, int depth)
      throws IOException, InterruptedException {
    if (!inner) {
      look(path, entry, depth);
    }
    if (entry.isDirectory() && depth < deepest) {
      try {
        for (String name : disk.list(path)) {
          String below = Disk.in(path, name);
          Optional<FileEntry> found = disk.findLink(below);
          if (found.isPresent()) {
            visit(below, found.get(), depth + 1);
          }
        }
      } catch (IOException e) {
        status = disk.fail("'" + path + "'", e);
      }
    }
    if (inner) {
      look(path, entry, depth);
    }
  }

  private void look(String path, FileEntry entry, int depth)
      throws IOException, InterruptedException {
    if (depth < shallowest) {
      return;
    }
    for (Test test : tests) {
      if (!test.holds(path, entry)) {
        return;
      }
    }
    for (Action action : actions) {
      action.run(path);
    }
  }

  private void read(Deque<String> words) throws IOException {
    String word = words.poll();
    if (word.equals("!") || word.equals("-not")) {
      int before = tests.size();
      read(words);
      if (tests.size() != before + 1) {
        throw new NotModelledException();
      }
      Test test = tests.removeLast();
      tests.add((path, entry) -> !test.holds(path, entry));
      return;
    }
    switch (word) {
      case "-name" -> {
        String pattern = value(words);
        tests.add((path, _) -> Glob.matches(pattern, Disk.name(path)));
      }
      case "-path" -> {
        String pattern = value(words);
        tests.add((path, _) -> Glob.matches(pattern, path));
      }
      case "-type" -> {
        FileEntry.Kind kind = kind(value(words));
        tests.add((_, entry) -> entry.kind() == kind);
      }
      case "-user" -> {
        String user = value(words);
        tests.add((_, entry) -> entry.owner().equals(user));
      }
      case "-empty" -> tests.add(this::isEmpty);
      // Files have one time here, that of their last change.
      case "-newer", "-newercm" -> {
        FileEntry other = disk.get(value(words));
        tests.add((_, entry) -> entry.modified().isAfter(other.modified()));
      }
      case "-maxdepth" -> deepest = Integer.parseInt(value(words));
      case "-mindepth" -> shallowest = Integer.parseInt(value(words));
      case "-depth" -> inner = true;
      case "-xdev", "-mount", "-a" -> {}
      case "-print" -> actions.add(path -> call.out().println(path));
      case "-print0" -> actions.add(path -> call.out().print(path + "\0"));
      case "-delete" -> {
        inner = true;
        actions.add(disk::delete);
      }
      case "-exec" -> exec(words);
      default -> throw new NotModelledException();
    }
  }

  private boolean isEmpty(String path, FileEntry entry) throws IOException {
    return entry.isDirectory() ? disk.list(path).isEmpty() : entry.isFile() && entry.size() == 0;
  }

  private void exec(Deque<String> words) {
    var argv = new ArrayList<String>();
    while (!words.isEmpty() && !words.peek().equals(";")) {
      String word = words.poll();
      if (word.equals("+") && !argv.isEmpty() && argv.getLast().equals("{}")) {
        collector = argv.subList(0, argv.size() - 1);
        actions.add(collected::add);
        return;
      }
      argv.add(word);
    }
    if (words.poll() == null) {
      throw new UsageException(1, "missing argument to '-exec'");
    }
    actions.add(
        path ->
            call.exec(call.user(), argv.stream().map(word -> word.replace("{}", path)).toList()));
  }

  private static FileEntry.Kind kind(String letter) {
    return switch (letter) {
      case "f" -> FileEntry.Kind.FILE;
      case "d" -> FileEntry.Kind.DIRECTORY;
      case "l" -> FileEntry.Kind.LINK;
      case "b" -> FileEntry.Kind.BLOCK_DEVICE;
      case "c" -> FileEntry.Kind.CHARACTER_DEVICE;
      default -> throw new NotModelledException();
    };
  }

  private static String value(Deque<String> words) {
    if (words.isEmpty()) {
      throw new UsageException(1, "missing argument");
    }
    return words.poll();
  }
}
