package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.Errno;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Options;
import futago.simulator.machine.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// `diff` of two files: the plain form, `-u`, and `-q`.
final class Diff {
  private static final int CONTEXT = 3;

  private final List<String> left;
  private final List<String> right;

  private Diff(List<String> left, List<String> right) {
    this.left = left;
    this.right = right;
  }

  /// Lines `from` to `to` (not included) of one file in the place of those of the other.
  private record Change(int leftFrom, int leftTo, int rightFrom, int rightTo) {}

  static Tool tool() {
    return Diff::run;
  }

  private static int run(Call call) {
    Options options = Options.of(call, "uqaN", "unified=u", "brief=q", "text=a", "new-file=N");
    List<String> words = options.words(2);
    var disk = new Disk(call);
    String one = words.get(0);
    String other = words.get(1);
    if (disk.isDirectory(one) || disk.isDirectory(other)) {
      return Machine.notModelled(call);
    }
    try {
      var diff = new Diff(lines(disk, options, one), lines(disk, options, other));
      List<Change> changes = diff.changes();
      if (changes.isEmpty()) {
        return 0;
      }
      if (options.has('q')) {
        call.out().println("Files " + one + " and " + other + " differ");
        return 1;
      }
      try (var out = new Output(call.out())) {
        if (options.has('u')) {
          out.line("--- " + Bytes.of(one) + time(disk, one));
          out.line("+++ " + Bytes.of(other) + time(disk, other));
          diff.unified(changes, out);
        } else {
          diff.plain(changes, out);
        }
      }
      return 1;
    } catch (IOException e) {
      return call.fail(2, e.getMessage() + ": " + Errno.text(e));
    }
  }

  private static String time(Disk disk, String path) {
    return disk.find(path)
        .map(entry -> Dates.format(entry.modified(), "\t%Y-%m-%d %H:%M:%S.%N %z"))
        .orElse("");
  }

  /// A line whose break is missing is another line than one that has it.
  private static List<String> lines(Disk disk, Options options, String path) throws IOException {
    if (options.has('N') && !path.equals("-") && disk.find(path).isEmpty()) {
      return List.of();
    }
    try (InputStream in = disk.open(path)) {
      var lines = new Lines(in);
      var all = new ArrayList<>(lines.all());
      if (!lines.complete()) {
        all.add(all.removeLast() + "\n\\ No newline at end of file");
      }
      return all;
    }
  }

  /// What has to be changed, by the longest lines in common.
  private List<Change> changes() {
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var changes = new ArrayList<Change>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      int leftFrom = i;
      int rightFrom = j;
      while (i < left.size() || j < right.size()) {
        boolean both = i < left.size() && j < right.size();
        if (both && left.get(i).equals(right.get(j))) {
          break;
        }
        if (j == right.size() || both && common[i + 1][j] >= common[i][j + 1]) {
          i++;
        } else {
          j++;
        }
      }
      if (i > leftFrom || j > rightFrom) {
        changes.add(new Change(leftFrom, i, rightFrom, j));
      } else {
        i++;
        j++;
      }
    }
    return changes;
  }

  private void plain(List<Change> changes, Output out) throws IOException {
    for (Change change : changes) {
      boolean deletes = change.rightFrom == change.rightTo;
      boolean adds = change.leftFrom == change.leftTo;
      out.line(
          (adds ? Integer.toString(change.leftFrom) : range(change.leftFrom, change.leftTo))
              + (deletes ? "d" : adds ? "a" : "c")
              + (deletes
                  ? Integer.toString(change.rightFrom)
                  : range(change.rightFrom, change.rightTo)));
      for (String line : left.subList(change.leftFrom, change.leftTo)) {
        out.line("< " + line);
      }
      if (!deletes && !adds) {
        out.line("---");
      }
      for (String line : right.subList(change.rightFrom, change.rightTo)) {
        out.line("> " + line);
      }
    }
  }

  private static String range(int from, int to) {
    return to - from == 1 ? Integer.toString(to) : (from + 1) + "," + to;
  }

  private void unified(List<Change> changes, Output out) throws IOException {
    int next = 0;
    while (next < changes.size()) {
      int first = next;
      while (next + 1 < changes.size()
          && changes.get(next + 1).leftFrom - changes.get(next).leftTo <= 2 * CONTEXT) {
        next++;
      }
      hunk(changes.subList(first, next + 1), out);
      next++;
    }
  }

  private void hunk(List<Change> changes, Output out) throws IOException {
    Change first = changes.getFirst();
    Change last = changes.getLast();
    int before = Math.min(CONTEXT, first.leftFrom);
    int after = Math.min(CONTEXT, left.size() - last.leftTo);
    out.line(
        "@@ -%s +%s @@"
            .formatted(
                span(first.leftFrom - before, last.leftTo + after),
                span(first.rightFrom - before, last.rightTo + after)));
    int at = first.leftFrom - before;
    for (Change change : changes) {
      print(out, " ", left.subList(at, change.leftFrom));
      print(out, "-", left.subList(change.leftFrom, change.leftTo));
      print(out, "+", right.subList(change.rightFrom, change.rightTo));
      at = change.leftTo;
    }
    print(out, " ", left.subList(at, last.leftTo + after));
  }

  private static void print(Output out, String mark, List<String> lines) throws IOException {
    for (String line : lines) {
      out.line(mark + line);
    }
  }

  private static String span(int from, int to) {
    int length = to - from;
    int start = length == 0 ? from : from + 1;
    return length == 1 ? Integer.toString(start) : start + "," + length;
  }
}
