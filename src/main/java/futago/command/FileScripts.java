package futago.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// How files are written, edited and put back on a node: each as one command, without SFTP, so that
/// it also works where only `sudo` leads to root.
///
/// What a file was before Futago first touched it is kept under `/var/lib/futago/original` (or, if
/// there was none, noted under `absent`); each later version that is replaced goes to `backup`,
/// with the time in its name. All of it is readable by root alone.
public final class FileScripts {
  /// Where the node keeps what was replaced; the first argument of all these scripts.
  public static final String KEPT = "/var/lib/futago";

  private FileScripts() {}

  /// The command that writes a file. It prints `changed` or `unchanged`, and makes no change if its
  /// input ends early.
  public static Run write(WriteFile file) {
    if (file.content() instanceof Content.LocalFile local && !local.isThere()) {
      return Run.script(
          "echo \"$1: no such file on the computer that Futago runs on\" >&2; exit 1",
          local.file().toString());
    }
    String size = Integer.toString(file.content().bytes().length);
    FileMode mode = file.mode();
    return call(ScriptParts.WRITE, "futago_write", file.path(), mode.owner(), mode.octal(), size)
        .withInput(file.content());
  }

  /// The command that edits a file. It prints `changed` or `unchanged`.
  public static Run edit(EditFile file) {
    return call(ScriptParts.EDIT, "futago_edit", editArguments(file).toArray(String[]::new));
  }

  /// The command that puts back what was at a path before Futago first touched it: its original, or
  /// nothing. What is there now is kept as a backup; a path that was never touched is left alone.
  /// It prints `changed` or `unchanged`.
  public static Run restore(String path) {
    return callByInput("futago_restore", path);
  }

  /// The command that takes a marked block out of a file and leaves all other lines. It prints
  /// `changed` or `unchanged`.
  public static Run removeBlock(String path, String name) {
    return callByInput("futago_unblock", path, name);
  }

  /// Asks whether a file is as it would be written. The answer is `same`, `absent`, `differs`, or
  /// `mode` if only owner or mode differ. A confidential file is judged by its size, owner and mode
  /// alone: not even a digest of a secret leaves for the node's command lines.
  public static Probe stateOf(WriteFile file) {
    String path = Shell.quote(file.path());
    String same =
        switch (file.content()) {
          case Content.Text text ->
              "\"$(sha256sum <%s)\" != '%s  -'".formatted(path, sha256(text.bytes()));
          case Content.Confidential secret ->
              "\"$(wc -c <%s)\" -ne %d".formatted(path, secret.bytes().length);
          case Content.LocalFile local when !local.isThere() -> "yes";
          case Content.LocalFile local ->
              "\"$(sha256sum <%s)\" != '%s  -'".formatted(path, sha256(local.bytes()));
        };
    String mode = file.mode().owner() + " " + file.mode().octal().replaceFirst("^0{1,3}", "");
    return probe(
        file.path(),
        """
        if [ ! -e %1$s ]; then echo absent
        elif [ ! -f %1$s ] || [ %2$s ]; then echo differs
        elif [ "$(stat -L -c '%%U:%%G %%a' %1$s)" != '%3$s' ]; then echo mode
        else echo same; fi
        """
            .formatted(path, same, mode));
  }

  /// Asks whether a file is as it would be after the edits. The answer is `same`, `absent` or
  /// `differs`.
  public static Probe stateOf(EditFile file) {
    String path = Shell.quote(file.path());
    return probe(
        file.path(),
        ScriptParts.EDIT_PREVIEW
            + """
            if [ ! -e %1$s ]; then echo absent
            elif futago_edited %1$s %2$s | cmp -s - %1$s; then echo same
            else echo differs; fi
            """
                .formatted(path, Shell.quote(words(file.edits()))));
  }

  /// The words after `futago_edit KEPT` for a file, as exported scripts use them too.
  static List<String> editArguments(EditFile file) {
    return Stream.concat(
            Stream.of(file.path(), file.create() ? "yes" : "no"), words(file.edits()).stream())
        .toList();
  }

  private static List<String> words(List<EditFile.Edit> edits) {
    var words = new ArrayList<String>();
    for (EditFile.Edit edit : edits) {
      words.addAll(
          switch (edit) {
            case EditFile.Block block ->
                List.of("block", block.name(), block.beforeLine(), block.text());
            case EditFile.Setting setting ->
                List.of("setting", setting.key(), setting.separator(), setting.value());
            case EditFile.Words more ->
                List.of("words", more.section(), more.key(), String.join(" ", more.words()));
          });
    }
    return words;
  }

  private static Run call(String functions, String function, String... arguments) {
    String[] all = Stream.concat(Stream.of(KEPT), Stream.of(arguments)).toArray(String[]::new);
    return Run.script(functions + function + " \"$@\"\n", all);
  }

  /// These are shown as the commands they are, not as a file to write, so the long part comes on
  /// standard input.
  private static Run callByInput(String function, String... arguments) {
    String[] all = Stream.concat(Stream.of(KEPT), Stream.of(arguments)).toArray(String[]::new);
    return Run.script("eval \"$(cat)\" && " + function + " \"$@\"", all)
        .withInput(new Content.Text(ScriptParts.RESTORE));
  }

  /// Two steps may want the same path in different states, so the question is part of the name.
  private static Probe probe(String path, String script) {
    String plain = path.replaceAll("[^A-Za-z0-9_./+-]", "_");
    return new Probe(
        "file:" + plain + ":" + sha256(script.getBytes(StandardCharsets.UTF_8)).substring(0, 12),
        script);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
