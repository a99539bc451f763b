package futago.command;

/// Gives a file exactly this content, owner and mode. The new content is complete under a temporary
/// name in the same directory before it takes the file's place; an identical file is left alone;
/// what was there before is kept on the node (see {@link FileScripts}).
///
/// @param path absolute path on the node
/// @param content the whole content
/// @param mode owner and permissions, set before the file appears under its name
public record WriteFile(String path, Content content, FileMode mode) implements Action {
  public WriteFile {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("not an absolute path: " + path);
    }
  }

  /// A file that anybody on the node may read.
  public static WriteFile text(String path, String content) {
    return new WriteFile(path, new Content.Text(content), FileMode.PUBLIC);
  }

  /// A file that only its owner may read and that is never shown.
  public static WriteFile secret(String path, Secret secret, FileMode mode) {
    return new WriteFile(path, new Content.Confidential(secret), mode);
  }

  /// The same file with another owner or mode.
  public WriteFile with(FileMode otherMode) {
    return new WriteFile(path, content, otherMode);
  }
}
