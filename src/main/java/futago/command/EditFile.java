package futago.command;

import java.util.List;

/// Changes a file that belongs to the system or to another package: only the lines meant are
/// touched, all others stay as they are, and doing it twice is the same as doing it once.
///
/// @param path absolute path on the node
/// @param edits what to change, in this order
/// @param create whether a missing file is made (empty, 0644) first; otherwise it is an error
public record EditFile(String path, List<Edit> edits, boolean create) implements Action {
  public EditFile {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("not an absolute path: " + path);
    }
    edits = List.copyOf(edits);
  }

  /// One change.
  public sealed interface Edit {}

  /// A block of lines between two marks (`# futago NAME begin` and `# futago NAME end`), replaced
  /// if it is there.
  ///
  /// @param name distinguishes several blocks of one file
  /// @param text the lines, without the marks
  /// @param beforeLine an extended regular expression: the block goes before the first line that
  ///   matches; empty for the end of the file
  public record Block(String name, String text, String beforeLine) implements Edit {
    public Block {
      if (!name.matches("[a-z0-9-]+")) {
        throw new IllegalArgumentException("not a block name: " + name);
      }
    }
  }

  /// A setting `KEY SEPARATOR VALUE`: the first line that sets the key (or, if none does, the first
  /// that has it commented out) is replaced, further lines that set it are commented out, a missing
  /// one is appended.
  public record Setting(String key, String separator, String value) implements Edit {
    public Setting {
      if (!key.matches("[A-Za-z0-9_.-]+") || value.contains("\n")) {
        throw new IllegalArgumentException("not a setting: " + key);
      }
    }
  }

  /// Words that a setting `KEY=WORD WORD …` in a section `[SECTION]` must have, such as yum's
  /// `exclude`. Words that it has already stay; a missing setting is put at the section's end. A
  /// file without the section is left as it is.
  public record Words(String section, String key, List<String> words) implements Edit {
    public Words {
      words = List.copyOf(words);
      if (!key.matches("[A-Za-z0-9_.-]+") || section.matches(".*[\\]\n].*")) {
        throw new IllegalArgumentException("not a setting of a section: " + section + " " + key);
      }
    }
  }

  /// A marked block at the end of a file that exists.
  public static EditFile block(String path, String name, String text) {
    return new EditFile(path, List.of(new Block(name, text, "")), false);
  }

  /// The same edit, which makes the file when there is none.
  public EditFile creating() {
    return new EditFile(path, edits, true);
  }
}
