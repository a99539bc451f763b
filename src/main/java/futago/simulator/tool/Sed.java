package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.Errno;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Options;
import futago.simulator.machine.Tool;
import futago.simulator.machine.TreeFile;
import futago.simulator.machine.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `sed`.
final class Sed {
  private Sed() {}

  static Tool tool() {
    return Sed::run;
  }

  private static int run(Call call) throws IOException, InterruptedException {
    // -i may have its suffix attached, and never takes the next word.
    var arguments = new ArrayList<String>();
    Optional<String> suffix = Optional.empty();
    for (String word : call.arguments()) {
      if (word.matches("-i.*") || word.startsWith("--in-place")) {
        suffix = Optional.of(word.replaceFirst("^(-i|--in-place=?)", ""));
      } else if (word.matches("-[nErs]+i")) {
        suffix = Optional.of("");
        arguments.add(word.substring(0, word.length() - 1));
      } else {
        arguments.add(word);
      }
    }
    Options options =
        Options.of(
            arguments,
            "nEre:f:su",
            "quiet=n",
            "silent=n",
            "regexp-extended=E",
            "expression=e",
            "file=f",
            "separate=s");
    var disk = new Disk(call);
    List<String> files = new ArrayList<>(options.words());
    var script = new StringBuilder(String.join("\n", options.values('e')));
    for (String path : options.values('f')) {
      script.append(script.isEmpty() ? "" : "\n").append(Bytes.toText(Bytes.of(disk.read(path))));
    }
    if (!options.has('e') && !options.has('f')) {
      if (files.isEmpty()) {
        throw new UsageException(1, "no script given");
      }
      script.append(files.removeFirst());
    }
    Posix.Dialect dialect =
        options.has('E') || options.has('r') ? Posix.Dialect.EXTENDED : Posix.Dialect.BASIC;
    var commands = new SedParser(Bytes.of(script.toString()), dialect).commands();
    if (suffix.isPresent()) {
      return inPlace(call, disk, files, commands, options.has('n'), suffix.get());
    }
    try (var out = new Output(call.out());
        var input = new SedInput(call, disk, ReadTools.files(files))) {
      int status = new SedRun(call, disk, commands, input, out, options.has('n')).run();
      return status == 0 ? input.status() : status;
    }
  }

  private static int inPlace(
      Call call,
      Disk disk,
      List<String> files,
      List<SedCommand> commands,
      boolean quiet,
      String suffix)
      throws IOException, InterruptedException {
    int status = 0;
    for (String path : files) {
      Optional<FileEntry> entry = disk.find(path);
      if (entry.isEmpty()) {
        call.fail(2, "can't read " + path + ": No such file or directory");
        status = 2;
        continue;
      }
      var edited = new ByteArrayOutputStream();
      try (var out = new Output(edited);
          var input = new SedInput(call, disk, List.of(path))) {
        status = Math.max(status, new SedRun(call, disk, commands, input, out, quiet).run());
      }
      disk.permissions().checkDirectoryOf(call.path(path));
      if (!suffix.isEmpty()) {
        disk.set(path + suffix, entry.get());
      }
      try (var out = disk.create(path, TreeFile.Use.WRITE)) {
        out.write(edited.toByteArray());
      }
    }
    return status;
  }

  /// The lines of all files, one after the other; it knows which one is the last.
  static final class SedInput implements AutoCloseable {
    private final Call call;
    private final Disk disk;
    private final List<String> files;
    private InputStream in;
    private Lines lines;
    private String ahead;
    private boolean aheadComplete;
    private boolean complete;
    private int status;

    SedInput(Call call, Disk disk, List<String> files) throws IOException {
      this.call = call;
      this.disk = disk;
      this.files = new ArrayList<>(files);
      look();
    }

    /// Reads one line ahead.
    private void look() throws IOException {
      while (true) {
        if (lines != null) {
          ahead = lines.next();
          aheadComplete = lines.complete();
          if (ahead != null) {
            return;
          }
          close();
        }
        lines = null;
        if (files.isEmpty()) {
          return;
        }
        String path = files.removeFirst();
        try {
          in = disk.open(path);
          lines = new Lines(in);
        } catch (IOException e) {
          call.fail(2, "can't read " + path + ": " + Errno.text(e));
          status = 2;
        }
      }
    }

    /// The next line; null after the last.
    String next() throws IOException {
      String line = ahead;
      complete = aheadComplete;
      if (line != null) {
        look();
      }
      return line;
    }

    boolean isLast() {
      return ahead == null;
    }

    boolean complete() {
      return complete;
    }

    int status() {
      return status;
    }

    @Override
    public void close() throws IOException {
      if (in != null) {
        in.close();
      }
    }
  }
}
