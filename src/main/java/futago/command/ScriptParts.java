package futago.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The pieces of shell that {@link FileScripts} are made of, from `installer-resources/command`.
final class ScriptParts {
  private static final String KEEP = read("keep.sh");
  private static final String EDITED =
      "futago_edits=" + Shell.quote(read("edits.awk")) + "\n" + read("edited.sh");

  /// Defines `futago_edited`, which only reads.
  static final String EDIT_PREVIEW = EDITED;

  /// Defines `futago_write`.
  static final String WRITE = KEEP + read("write.sh");

  /// Defines `futago_edit`.
  static final String EDIT = KEEP + EDITED + read("edit.sh");

  /// Defines `futago_restore` and `futago_unblock`.
  static final String RESTORE = EDIT + read("restore.sh");

  /// Defines `futago_ask`, for {@link ProbeScript}.
  static final String ASK = read("ask.sh");

  /// Defines the `futago_ask` of {@link ProbeScript#lean}.
  static final String ASK_LEAN = read("ask-lean.sh");

  private ScriptParts() {}

  private static String read(String name) {
    try (var stream = ScriptParts.class.getResourceAsStream("/command/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: command/" + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
