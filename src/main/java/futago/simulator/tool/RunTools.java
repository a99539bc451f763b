package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.Descriptors;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.OpenFiles;
import futago.simulator.machine.Options;
import futago.simulator.machine.Signal;
import futago.simulator.machine.SimProcess;
import futago.simulator.machine.Tool;
import futago.simulator.machine.UsageException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// `xargs` and `timeout`.
final class RunTools {
  private static final int FAILED = 123;
  private static final int TIMED_OUT = 124;

  private RunTools() {}

  static Map<String, Tool> all() {
    return Map.of("xargs", RunTools::xargs, "timeout", RunTools::timeout);
  }

  private static int xargs(Call call) throws IOException, InterruptedException {
    Options options =
        Options.upToFirstWord(
            call, "n:rI:0d:L:tP:", "max-args=n", "no-run-if-empty=r", "null=0", "delimiter=d");
    if (options.has('L') || options.has('t') || options.has('P')) {
      throw new NotModelledException();
    }
    List<String> items = items(call, options);
    List<String> command = options.words().isEmpty() ? List.of("echo") : options.words();
    if (options.has('I')) {
      int status = 0;
      for (String item : items) {
        String mark = options.value('I').orElseThrow();
        status =
            combined(status, run(call, command.stream().map(w -> w.replace(mark, item)).toList()));
      }
      return status;
    }
    if (items.isEmpty()) {
      return options.has('r') ? 0 : combined(0, run(call, command));
    }
    int most = options.number('n', Integer.MAX_VALUE);
    int status = 0;
    for (int at = 0; at < items.size(); at += Math.min(most, items.size())) {
      var argv = new ArrayList<>(command);
      argv.addAll(items.subList(at, (int) Math.min(items.size(), (long) at + most)));
      status = combined(status, run(call, argv));
    }
    return status;
  }

  private static int combined(int before, int status) {
    return status == 0 ? before : status >= 126 ? status : FAILED;
  }

  private static int run(Call call, List<String> argv) throws InterruptedException {
    try (Descriptors descriptors = call.launch().descriptors().copy()) {
      descriptors.put(0, OpenFiles.nothing());
      return call.exec(call.launch().calling(argv).through(descriptors));
    }
  }

  private static List<String> items(Call call, Options options) throws IOException {
    if (options.has('0') || options.has('d')) {
      String delimiter = options.has('0') ? "\0" : options.value('d').orElseThrow();
      char separator = delimiter.equals("\\n") ? '\n' : delimiter.charAt(0);
      return new Lines(call.in(), separator).all().stream().map(Bytes::toText).toList();
    }
    if (options.has('I')) {
      return new Lines(call.in())
          .all().stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .map(Bytes::toText)
              .toList();
    }
    return words(Bytes.of(call.in().readAllBytes()));
  }

  /// Words at blanks, with quotes and backslashes.
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    StringBuilder word = null;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (" \t\n".indexOf(c) >= 0) {
        if (word != null) {
          words.add(Bytes.toText(word.toString()));
          word = null;
        }
      } else {
        word = word == null ? new StringBuilder() : word;
        if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '\\' && i + 1 < text.length()) {
          word.append(text.charAt(++i));
        } else {
          word.append(c);
        }
      }
    }
    if (quote != 0) {
      throw new UsageException(1, "unmatched " + (quote == '"' ? "double" : "single") + " quote");
    }
    if (word != null) {
      words.add(Bytes.toText(word.toString()));
    }
    return words;
  }

  private static int timeout(Call call) throws InterruptedException {
    Options options = Options.upToFirstWord(call, "s:k:", "signal=s", "kill-after=k");
    List<String> words = options.words(2);
    Duration time = SystemTools.duration(words.getFirst());
    Signal signal =
        Signal.of(options.value('s').orElse("TERM")).orElseThrow(NotModelledException::new);
    var over = new AtomicBoolean();
    Thread watch = Thread.ofVirtual().start(() -> watch(call, options, time, signal, over));
    try {
      int status = call.exec(call.user(), words.subList(1, words.size()));
      return over.get() ? signal == Signal.KILL ? status : TIMED_OUT : status;
    } finally {
      watch.interrupt();
    }
  }

  private static void watch(
      Call call, Options options, Duration time, Signal signal, AtomicBoolean over) {
    try {
      call.machine().clock().sleep(time);
      over.set(true);
      while (!send(call, signal)) {
        // It is not there yet, or not any more: then this is interrupted.
        over.set(false);
        Thread.sleep(1);
        over.set(true);
      }
      if (options.has('k')) {
        call.machine().clock().sleep(SystemTools.duration(options.value('k').orElseThrow()));
        send(call, Signal.KILL);
      }
    } catch (InterruptedException e) {
      // The command ended in time.
    }
  }

  /// @return whether there was a command to send it to
  private static boolean send(Call call, Signal signal) {
    List<SimProcess> children =
        call.machine().processes().all().stream()
            .filter(process -> process.parentPid() == call.process().pid())
            .toList();
    children.forEach(process -> process.send(signal));
    return !children.isEmpty();
  }
}
