package futago.simulator.pacemaker.cib;

/// Which crm shell reads and writes a configuration, and with it which Pacemaker keeps it.
public enum Dialect {
  /// The shell that is a part of Pacemaker 1.0.
  CRM_1_0,
  /// crmsh 4.4 on Pacemaker 2.1.
  CRMSH_4;

  boolean isOld() {
    return this == CRM_1_0;
  }
}
