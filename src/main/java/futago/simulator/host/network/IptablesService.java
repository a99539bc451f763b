package futago.simulator.host.network;

import futago.simulator.host.service.SysvWords;
import futago.simulator.machine.Call;
import futago.simulator.machine.Firewall;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Service;
import futago.simulator.machine.Services;
import java.util.List;
import java.util.Optional;

/// CentOS's service `iptables`: loads `/etc/sysconfig/iptables` into the kernel.
public final class IptablesService implements Service {
  private static final String FILE = "/etc/sysconfig/iptables";
  private static final int NOT_CONFIGURED = 6;

  private final Machine machine;
  private final Iptables filter;
  private volatile boolean running;

  private IptablesService(Machine machine, Iptables filter) {
    this.machine = machine;
    this.filter = filter;
  }

  /// Gives a machine a packet filter with the rules of its file, and the programs around it.
  public static void install(Machine machine) {
    var filter = new Iptables();
    machine.give(Firewall.class, filter);
    var service = new IptablesService(machine, filter);
    machine.part(Services.class).define("iptables", service, true);
    machine.install("iptables", IptablesProgram.iptables(filter));
    machine.install("iptables-save", IptablesProgram.save(filter));
    service.running = service.load().isEmpty();
  }

  private Optional<Integer> load() {
    return filter.load(machine.files().text(FILE).orElse(""));
  }

  @Override
  public int start(Call call) {
    if (!machine.files().exists(FILE)) {
      return NOT_CONFIGURED;
    }
    call.out().print("iptables: Applying firewall rules: ");
    Optional<Integer> wrong = load();
    running = wrong.isEmpty();
    if (wrong.isPresent()) {
      call.err().println("iptables-restore: line " + wrong.get() + " failed");
      call.out().print("[FAILED]\r\n");
      return 1;
    }
    call.out().print("[  OK  ]\r\n");
    return 0;
  }

  @Override
  public int stop(Call call) {
    SysvWords.ok(call, "iptables: Flushing firewall rules: ");
    SysvWords.ok(call, "iptables: Setting chains to policy ACCEPT: filter ");
    SysvWords.ok(call, "iptables: Unloading modules: ");
    filter.flush();
    running = false;
    return 0;
  }

  @Override
  public int status(Call call, String name) {
    if (!running) {
      call.out().println("iptables: Firewall is not running.");
      return 3;
    }
    call.out().println("Table: filter");
    for (String chain : Iptables.CHAINS) {
      call.out().println("Chain " + chain + " (policy " + filter.policies().get(chain) + ")");
      call.out().println("num  target     prot opt source               destination         ");
      List<Rule> rules = filter.rules(chain);
      for (int i = 0; i < rules.size(); i++) {
        call.out().println("%-4d %s".formatted(i + 1, rules.get(i).listed()));
      }
      call.out().println();
    }
    return 0;
  }

  @Override
  public int reload(Call call) {
    return start(call);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void powerLost() {
    filter.flush();
    running = false;
  }
}
