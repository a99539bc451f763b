package futago.spec;

import java.util.Arrays;
import java.util.Optional;

/// The platforms that Futago knows: OS family and cluster stack.
public enum PlatformName {
  /// Debian 12 and 13 with Corosync.
  DEBIAN_COROSYNC("debian-corosync"),
  /// CentOS and RHEL 6 (and 5) with Heartbeat, as in the talk.
  EL6_HEARTBEAT("el6-heartbeat");

  private final String id;

  PlatformName(String id) {
    this.id = id;
  }

  /// The name as it is written in `cluster.json` and on the command line.
  public String id() {
    return id;
  }

  /// The name as it is written, {@link #id}.
  @Override
  public String toString() {
    return id;
  }

  /// The platform of that name, if there is one.
  public static Optional<PlatformName> of(String id) {
    return Arrays.stream(values()).filter(name -> name.id.equals(id)).findFirst();
  }
}
