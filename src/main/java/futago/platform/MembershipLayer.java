package futago.platform;

import futago.spec.ClusterSpec;

/// Trait: what tells the nodes which of them are alive.
public enum MembershipLayer {
  /// Corosync with knet.
  COROSYNC(
      "/etc/corosync/corosync.conf",
      "/etc/corosync/authkey",
      "pacemaker.service",
      "/var/lib/pacemaker/cib"),
  /// Heartbeat, which starts Pacemaker itself (`pacemaker respawn`).
  HEARTBEAT("/etc/ha.d/ha.cf", "/etc/ha.d/authkeys", "heartbeat", "/var/lib/heartbeat/crm");

  private static final int KNET = 5405;

  private final String configuration;
  private final String key;
  private final String manager;
  private final String cib;

  MembershipLayer(String configuration, String key, String manager, String cib) {
    this.configuration = configuration;
    this.key = key;
    this.manager = manager;
    this.cib = cib;
  }

  /// Its configuration file.
  public String configuration() {
    return configuration;
  }

  /// The file with the key that both nodes share.
  public String key() {
    return key;
  }

  /// The service that Pacemaker, and with it all resources, stops with.
  public String managerService() {
    return manager;
  }

  /// The directory in which Pacemaker keeps the CIB, as `cib.xml` and earlier versions.
  public String cibDirectory() {
    return cib;
  }

  /// The UDP port that the nodes hear each other on.
  public int port(ClusterSpec spec) {
    return switch (this) {
      case COROSYNC -> KNET;
      case HEARTBEAT -> spec.el6().heartbeat().port();
    };
  }
}
