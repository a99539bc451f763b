package futago.command;

/// Owner, group and permission bits of a file.
///
/// @param owner `user:group`
/// @param octal four octal digits, such as `0644`
public record FileMode(String owner, String octal) {
  /// Anybody may read it, root writes it.
  public static final FileMode PUBLIC = new FileMode("root:root", "0644");

  /// A program anybody may run, root writes it.
  public static final FileMode EXECUTABLE = new FileMode("root:root", "0755");

  /// Root alone may read it.
  public static final FileMode ROOT_ONLY = new FileMode("root:root", "0600");

  public FileMode {
    if (!octal.matches("0[0-7]{3}")) {
      throw new IllegalArgumentException("not a file mode: " + octal);
    }
    if (!owner.matches("[a-z_][a-z0-9_-]*:[a-z_][a-z0-9_-]*")) {
      throw new IllegalArgumentException("not user:group: " + owner);
    }
  }
}
