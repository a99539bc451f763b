package futago.platform;

import java.util.List;

/// What the cluster's resources are called, as on the slides.
public final class ResourceNames {
  /// The DRBD resource primitive.
  public static final String DRBD = "drbd";

  /// Its promotable clone.
  public static final String DRBD_CLONE = "ms_drbd";

  /// The file system on the DRBD device.
  public static final String FILE_SYSTEM = "filesystem";

  /// The virtual IP.
  public static final String ADDRESS = "ipaddr";

  /// The database.
  public static final String POSTGRESQL = "pgsql";

  /// The group of the three.
  public static final String GROUP = "group_pgsql";

  /// What the group consists of, in the order of starting.
  public static final List<String> MEMBERS = List.of(FILE_SYSTEM, ADDRESS, POSTGRESQL);

  /// Everything of ours in the CIB.
  public static final List<String> ALL =
      List.of(DRBD, DRBD_CLONE, FILE_SYSTEM, ADDRESS, POSTGRESQL, GROUP);

  private ResourceNames() {}
}
