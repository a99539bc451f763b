package futago.stage;

/// The names of the files that Futago keeps on a node.
public final class Names {
  /// Where Futago keeps its own files on a node.
  public static final String STATE = "/var/lib/futago";

  /// Pacemaker's configuration, as a file of its own.
  public static final String CRM_FILE = "/etc/futago/pgsql.crm";

  private Names() {}
}
