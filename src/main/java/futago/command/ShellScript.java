package futago.command;

import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Actions as a shell script that does the same by hand, run as root. It begins with {@link
/// #header}; then come the {@link #lines} of each action. It never holds a secret: where one is
/// needed, it ends and says where to put it.
public final class ShellScript {
  private static final String QUIETLY = " >/dev/null 2>&1";

  private final Function<Message, String> words;

  /// @param words puts a message into words, for comments and for what the script says
  public ShellScript(Function<Message, String> words) {
    this.words = words;
  }

  /// The first lines of a script: it ends at the first error, and knows how files are edited.
  public static List<String> header() {
    String text =
        """
        #!/bin/sh
        set -e
        LC_ALL=C
        export LC_ALL

        """;
    return (text + ScriptParts.EDIT).lines().toList();
  }

  /// What an action is in a script. Lines must not be indented further: some belong to texts.
  public List<String> lines(Action action) {
    return parts(action).stream().flatMap(part -> split(part).stream()).toList();
  }

  /// What an action is in a script, in pieces that may be several lines.
  private List<String> parts(Action action) {
    return switch (action) {
      case Run run -> run(run);
      case WriteFile file -> write(file);
      case EditFile file ->
          List.of(
              "futago_edit %s %s"
                  .formatted(FileScripts.KEPT, Shell.quote(FileScripts.editArguments(file))));
      case WaitFor wait -> waiting(wait);
      case OnlyIf onlyIf -> {
        var lines = new ArrayList<>(List.of(comment(onlyIf.condition())));
        lines.addAll(command(onlyIf.test(), "if ", QUIETLY + "; then"));
        onlyIf.then().forEach(each -> lines.addAll(parts(each)));
        // A list of commands must not be empty.
        lines.addAll(onlyIf.then().isEmpty() ? List.of(":", "fi") : List.of("fi"));
        yield lines;
      }
    };
  }

  private List<String> run(Run run) {
    if (run.succeedsWith().equals(Set.of(0))) {
      return command(run, "", "");
    }
    var lines = new ArrayList<>(List.of("futago_status=0"));
    lines.addAll(command(run, "", " || futago_status=$?"));
    lines.add(
        "case $futago_status in %s) ;; *) exit \"$futago_status\" ;; esac"
            .formatted(
                new TreeSet<>(run.succeedsWith())
                    .stream().map(String::valueOf).collect(Collectors.joining("|"))));
    return lines;
  }

  private static List<String> write(WriteFile file) {
    String path = Shell.quote(file.path());
    var lines = new ArrayList<String>();
    int slash = file.path().lastIndexOf('/');
    // The top directories are always there.
    if (file.path().indexOf('/', 1) < slash) {
      lines.add("mkdir -p -- " + Shell.quote(file.path().substring(0, slash)));
    }
    switch (file.content()) {
      case Content.Text text -> lines.addAll(printed(text.text(), path));
      case Content.Confidential _ -> lines.addAll(wanted(file.path(), "is a secret", "the secret"));
      case Content.LocalFile local ->
          lines.addAll(
              wanted(file.path(), "is a copy of " + local.file(), local.file().toString()));
    }
    lines.add("chown -- " + Shell.quote(file.mode().owner()) + " " + path);
    lines.add("chmod -- " + file.mode().octal() + " " + path);
    return lines;
  }

  private static List<String> printed(String text, String path) {
    if (text.isEmpty()) {
      return List.of(": >" + path);
    }
    return text.endsWith("\n")
        ? withText("cat >" + path, "", text)
        : List.of("printf '%s' " + Shell.quote(text) + " >" + path);
  }

  private List<String> waiting(WaitFor wait) {
    String what = sentence(wait.what());
    var lines = new ArrayList<>(List.of(comment(wait.what())));
    lines.add("futago_end=$(($(date +%s) + " + wait.deadline().toSeconds() + "))");
    lines.addAll(command(wait.probe(), "until ", QUIETLY + "; do"));
    lines.add("  if [ \"$(date +%s)\" -ge \"$futago_end\" ]; then");
    lines.add(
        "    echo "
            + Shell.quote("not within " + wait.deadline().toSeconds() + " s: " + what)
            + " >&2");
    lines.add("    exit 1");
    lines.add("  fi");
    lines.add("  sleep " + Math.max(1, wait.pause().toSeconds()));
    lines.add("done");
    return lines;
  }

  /// A command with its standard input, between what comes before and after it on its line.
  private static List<String> command(Run run, String before, String after) {
    List<String> call = call(run);
    var lines = new ArrayList<String>();
    String input = "";
    String text = "";
    switch (run.input()) {
      case Content.Text(String content) when content.isEmpty() -> {
        input = call.size() > 1 ? " </dev/null" : "";
      }
      case Content.Text(String content) -> text = content.endsWith("\n") ? content : content + "\n";
      case Content.Confidential _ -> {
        String path = inputOf(run);
        lines.addAll(
            wanted(path, "is what the next command reads, and holds a secret", "the secret"));
        input = " <" + path;
      }
      case Content.LocalFile local -> {
        String path = inputOf(run);
        lines.addAll(wanted(path, "is what the next command reads", local.file().toString()));
        input = " <" + path;
      }
    }
    lines.add(before + call.getFirst());
    lines.addAll(call.subList(1, call.size()));
    String last = lines.removeLast() + input;
    lines.addAll(text.isEmpty() ? List.of(last + after) : withText(last, after, text));
    return lines;
  }

  private static String inputOf(Run run) {
    return "/root/futago-input-" + Integer.toHexString(run.argv().hashCode());
  }

  /// A piece of shell stays readable: it becomes a subshell, where it is run by root anyway.
  private static List<String> call(Run run) {
    if (!run.isScript() || !run.user().equals("root")) {
      return List.of(Shell.quote(Shell.argvForRoot(run)));
    }
    var lines = new ArrayList<>(List.of("(", "set +e"));
    if (run.argv().size() > 4) {
      lines.add("set -- " + Shell.quote(run.argv().subList(4, run.argv().size())));
    }
    lines.add(run.argv().get(2).replaceFirst("\n+$", ""));
    lines.add(")");
    return lines;
  }

  /// A command that reads a text, which must end in a line break.
  private static List<String> withText(String command, String after, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL cannot be part of a script");
    }
    String end = "FUTAGO";
    while (split(text).contains(end)) {
      end += "_";
    }
    return List.of(command + " <<'" + end + "'" + after, text + end);
  }

  /// Ends the script until a person has put something where it belongs.
  private static List<String> wanted(String path, String isWhat, String what) {
    String quoted = Shell.quote(path);
    return List.of(
        "# " + path + " " + isWhat + "; it is not written here.",
        "if [ ! -s " + quoted + " ]; then",
        "  echo "
            + Shell.quote("put " + what + " into " + path + " and run this script again")
            + " >&2",
        "  exit 1",
        "fi");
  }

  /// At line feeds alone: a carriage return is part of a text.
  private static List<String> split(String text) {
    return List.of(text.split("\n", -1));
  }

  private String comment(Message message) {
    return "# " + sentence(message);
  }

  private String sentence(Message message) {
    return words.apply(message).strip().replaceAll("\\s+", " ");
  }
}
