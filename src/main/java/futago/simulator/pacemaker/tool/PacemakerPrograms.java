package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Machine;
import futago.simulator.pacemaker.Pacemaker;

/// Puts Pacemaker's commands on a machine.
public final class PacemakerPrograms {
  private PacemakerPrograms() {}

  /// Installs Pacemaker's own tools.
  public static void installOn(Machine machine, Pacemaker pacemaker) {
    machine.install("crm_mon", new CrmMon(pacemaker));
    machine.install("cibadmin", new Cibadmin(pacemaker));
    machine.install("crmadmin", new Crmadmin(pacemaker));
    machine.install("crm_node", new CrmNode(pacemaker));
    machine.install("crm_attribute", CrmAttribute.attribute(pacemaker));
    machine.install("crm_standby", CrmAttribute.standby(pacemaker));
    machine.install("crm_master", new CrmMaster(pacemaker));
    machine.install("crm_verify", new CrmVerify(pacemaker));
    machine.install("crm_resource", new CrmResource(pacemaker));
  }

  /// Installs the crm shell, which in later versions is a package of its own.
  public static void installShellOn(Machine machine, Pacemaker pacemaker) {
    machine.install("crm", new CrmShell(pacemaker));
  }
}
