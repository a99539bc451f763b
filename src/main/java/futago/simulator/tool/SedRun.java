package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.TreeFile;
import futago.simulator.machine.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One run of a `sed` script over its input.
final class SedRun {
  private final Call call;
  private final Disk disk;
  private final List<SedCommand> commands;
  private final Sed.SedInput input;
  private final Output out;
  private final SedAddresses addresses;
  private final boolean quiet;

  private final Map<String, OutputStream> files = new HashMap<>();
  private final StringBuilder after = new StringBuilder();
  private String space = "";
  private String hold = "";
  private int line;
  private boolean breakMissing;
  private boolean replaced;
  private boolean quit;
  private int status;

  /// What follows a command.
  private enum Then {
    NEXT_COMMAND,
    END_OF_SCRIPT,
    DELETED,
    AGAIN_WITHOUT_READING
  }

  SedRun(
      Call call,
      Disk disk,
      List<SedCommand> commands,
      Sed.SedInput input,
      Output out,
      boolean quiet) {
    this.call = call;
    this.disk = disk;
    this.commands = commands;
    this.input = input;
    this.addresses = new SedAddresses(input);
    this.out = out;
    this.quiet = quiet;
  }

  int run() throws IOException, InterruptedException {
    boolean read = true;
    while (!quit) {
      if (read) {
        String next = input.next();
        if (next == null) {
          break;
        }
        space = next;
        line++;
      }
      call.process().checkAlive();
      Then then = script();
      if (then != Then.DELETED && then != Then.AGAIN_WITHOUT_READING && !quiet) {
        print(space);
      }
      printText(after);
      read = then != Then.AGAIN_WITHOUT_READING;
    }
    for (OutputStream file : files.values()) {
      file.close();
    }
    return status;
  }

  /// Prints a line. The last one of a file that had no break stays so, unless more follows.
  private void print(String text) throws IOException {
    breakLine();
    boolean complete = input.complete() || !input.isLast();
    out.line(text, complete);
    breakMissing = !complete;
  }

  private void breakLine() throws IOException {
    if (breakMissing) {
      out.print("\n");
      breakMissing = false;
    }
  }

  private void printText(StringBuilder text) throws IOException {
    if (!text.isEmpty()) {
      breakLine();
      out.print(text.toString());
      text.setLength(0);
    }
  }

  private Then script() throws IOException {
    replaced = false;
    int at = 0;
    while (at < commands.size()) {
      SedCommand command = commands.get(at);
      at++;
      if (command.name() == '}' || command.name() == ':') {
        continue;
      }
      if (!addresses.include(command, line, space)) {
        if (command.name() == '{') {
          at = blockEnd(at);
        }
        continue;
      }
      boolean branches =
          command.name() == 'b'
              || (command.name() == 't' && replaced)
              || (command.name() == 'T' && !replaced);
      if (command.name() == 't' || command.name() == 'T') {
        replaced = false;
      }
      if (branches) {
        at = label(command.text());
        continue;
      }
      Then then = carryOut(command);
      if (then != Then.NEXT_COMMAND) {
        return then;
      }
    }
    return Then.END_OF_SCRIPT;
  }

  private int blockEnd(int start) {
    int depth = 1;
    for (int i = start; i < commands.size(); i++) {
      depth += commands.get(i).name() == '{' ? 1 : commands.get(i).name() == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    throw new UsageException(1, "-e expression #1, char 0: unmatched `{'");
  }

  private int label(String name) {
    if (name.isEmpty()) {
      return commands.size();
    }
    for (int i = 0; i < commands.size(); i++) {
      if (commands.get(i).name() == ':' && commands.get(i).text().equals(name)) {
        return i + 1;
      }
    }
    throw new UsageException(
        1, "-e expression #1, char 0: can't find label for jump to `" + name + "'");
  }

  private Then carryOut(SedCommand command) throws IOException {
    switch (command.name()) {
      case '{', 'b', 't', 'T' -> {}
      case '=' -> out.line(Integer.toString(line));
      case 'a' -> after.append(command.text());
      case 'i' -> out.print(command.text());
      case 'c' -> {
        if (command.to() == null || command.inverted() || !addresses.goesOn(command)) {
          out.print(command.text());
        }
        return Then.DELETED;
      }
      case 'd' -> {
        return Then.DELETED;
      }
      case 'D' -> {
        int end = space.indexOf('\n');
        if (end < 0) {
          return Then.DELETED;
        }
        space = space.substring(end + 1);
        return Then.AGAIN_WITHOUT_READING;
      }
      case 'g' -> space = hold;
      case 'G' -> space = space + "\n" + hold;
      case 'h' -> hold = space;
      case 'H' -> hold = hold + "\n" + space;
      case 'x' -> {
        String other = hold;
        hold = space;
        space = other;
      }
      case 'n', 'N' -> {
        return next(command.name());
      }
      case 'p' -> print(space);
      case 'P' -> out.line(space.split("\n", -1)[0]);
      case 'q', 'Q' -> {
        quit = true;
        status = command.text().isEmpty() ? 0 : Integer.parseInt(command.text());
        return command.name() == 'q' ? Then.END_OF_SCRIPT : Then.DELETED;
      }
      case 'r' -> appendFile(command.text());
      case 'w' -> write(command.text());
      case 's' -> substitute(command.substitution());
      case 'y' -> transliterate(command.text(), command.more());
      default -> throw new IllegalStateException("read, but not known: " + command.name());
    }
    return Then.NEXT_COMMAND;
  }

  private Then next(char name) throws IOException {
    if (input.isLast()) {
      quit = true;
      // GNU prints what there is even for N.
      return Then.END_OF_SCRIPT;
    }
    if (name == 'n' && !quiet) {
      print(space);
    }
    printText(after);
    String read = input.next();
    line++;
    space = name == 'n' ? read : space + "\n" + read;
    return Then.NEXT_COMMAND;
  }

  private void appendFile(String path) {
    try {
      after.append(Bytes.of(disk.read(Bytes.toText(path))));
    } catch (IOException e) {
      // As the real one: a file that cannot be read is empty.
    }
  }

  private void write(String path) throws IOException {
    if (path.equals("/dev/stdout")) {
      out.line(space);
      return;
    }
    if (!files.containsKey(path)) {
      files.put(path, disk.create(Bytes.toText(path), TreeFile.Use.WRITE));
    }
    files.get(path).write(Bytes.toBytes(space + "\n"));
  }

  private void substitute(SedCommand.Substitution substitution) throws IOException {
    var matcher = new Finder(addresses.used(substitution.pattern()), space);
    var result = new StringBuilder();
    int copied = 0;
    int count = 0;
    boolean any = false;
    while (matcher.find()) {
      count++;
      if (count < substitution.number()) {
        continue;
      }
      result.append(space, copied, matcher.start());
      result.append(Replacement.of(substitution.replacement(), matcher));
      copied = matcher.end();
      any = true;
      if (!substitution.all()) {
        break;
      }
    }
    if (!any) {
      return;
    }
    space = result.append(space.substring(copied)).toString();
    replaced = true;
    if (substitution.print()) {
      print(space);
    }
    if (!substitution.file().isEmpty()) {
      write(substitution.file());
    }
  }

  private void transliterate(String from, String to) {
    var text = new StringBuilder();
    for (int i = 0; i < space.length(); i++) {
      char c = space.charAt(i);
      int index = from.indexOf(c);
      text.append(index < 0 ? c : to.charAt(index));
    }
    space = text.toString();
  }
}
