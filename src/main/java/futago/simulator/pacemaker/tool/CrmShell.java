package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import futago.simulator.pacemaker.Pacemaker;
import java.util.ArrayList;
import java.util.List;

/// The crm shell, called with a whole command: `crm resource …`, `crm node …`, `crm configure …`,
/// `crm status`. It does most of its work by calling Pacemaker's own tools.
final class CrmShell implements Program {
  private final Pacemaker pacemaker;
  private final CrmConfigure configure;

  CrmShell(Pacemaker pacemaker) {
    this.pacemaker = pacemaker;
    this.configure = new CrmConfigure(pacemaker);
  }

  private boolean isOld() {
    return pacemaker.version().isOld();
  }

  @Override
  public int run(Call call) throws InterruptedException {
    var words = new ArrayList<>(call.arguments());
    boolean force = words.removeIf(word -> word.equals("-F") || word.equals("--force"));
    if (isOld()) {
      buildHelpIndex(call);
    }
    if (words.isEmpty()) {
      // Without a command it would read from the terminal.
      return Machine.notModelled(call);
    }
    List<String> rest = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "status" -> tool(call, "crm_mon", "-1");
      case "configure" -> configure.run(call, rest, force);
      case "resource" -> resource(call, rest);
      case "node" -> node(call, rest);
      default -> Machine.notModelled(call);
    };
  }

  /// What the old one does when a user calls it for the first time.
  private static void buildHelpIndex(Call call) {
    String index = "/root/.crm_help_index";
    if (!call.machine().files().exists(index)) {
      call.machine().files().install(index, "");
      call.err().println("INFO: building help index");
    }
  }

  private static int tool(Call call, String... argv) throws InterruptedException {
    return call.exec(call.user(), List.of(argv));
  }

  private int resource(Call call, List<String> words) throws InterruptedException {
    if (words.isEmpty()) {
      return Machine.notModelled(call);
    }
    String command = words.getFirst();
    if (words.size() == 1) {
      return command.equals("status") || command.equals("show") || command.equals("list")
          ? tool(call, "crm_resource", "-L")
          : Machine.notModelled(call);
    }
    String resource = words.get(1);
    List<String> rest = words.subList(2, words.size());
    return switch (command) {
      case "status", "show" -> tool(call, "crm_resource", "-W", "-r", resource);
      case "migrate", "move" -> migrate(call, resource, rest);
      case "unmigrate", "unmove", "clear" -> tool(call, "crm_resource", "-U", "-r", resource);
      case "stop" -> targetRole(call, resource, "Stopped");
      case "start" -> targetRole(call, resource, "Started");
      case "cleanup" -> forNodes(call, "-C", resource, rest);
      case "refresh" -> isOld() ? Machine.notModelled(call) : forNodes(call, "-R", resource, rest);
      default -> Machine.notModelled(call);
    };
  }

  private int migrate(Call call, String resource, List<String> rest) throws InterruptedException {
    var argv = new ArrayList<>(List.of("crm_resource", "-M", "-r", resource));
    for (String word : rest) {
      if (word.equals("force")) {
        argv.add("-f");
      } else if (pacemaker.cib().nodes().contains(word)) {
        argv.add(isOld() ? "-H" : "-N");
        argv.add(word);
      } else {
        call.err().println("ERROR: bad syntax: migrate " + resource + " " + word);
        return 1;
      }
    }
    return call.exec(call.user(), argv);
  }

  private static int targetRole(Call call, String resource, String role)
      throws InterruptedException {
    return tool(call, "crm_resource", "-r", resource, "--meta", "-p", "target-role", "-v", role);
  }

  private int forNodes(Call call, String option, String resource, List<String> nodes)
      throws InterruptedException {
    return nodes.isEmpty()
        ? tool(call, "crm_resource", option, "-r", resource)
        : tool(
            call, "crm_resource", option, "-r", resource, isOld() ? "-H" : "-N", nodes.getFirst());
  }

  private int node(Call call, List<String> words) throws InterruptedException {
    if (words.isEmpty()) {
      return Machine.notModelled(call);
    }
    String node = words.size() > 1 ? words.get(1) : pacemaker.name();
    return switch (words.getFirst()) {
      case "standby" -> standby(call, node, "on");
      case "online" -> standby(call, node, "off");
      case "show" -> show(call);
      default -> Machine.notModelled(call);
    };
  }

  private int standby(Call call, String node, String value) throws InterruptedException {
    if (pacemaker.answers() && !pacemaker.cib().nodes().contains(node)) {
      call.err().println("ERROR: bad node name: " + node);
      return 1;
    }
    return tool(call, "crm_attribute", "-N", node, "-n", "standby", "-v", value);
  }

  private int show(Call call) {
    synchronized (pacemaker.timeline()) {
      for (String node : pacemaker.cib().nodes()) {
        call.out()
            .println(
                isOld()
                    ? node + "(" + pacemaker.cib().nodeId(node) + "): normal"
                    : node + "(" + pacemaker.cib().nodeId(node) + "): member");
        pacemaker
            .cib()
            .nodeAttribute(node, "standby")
            .ifPresent(value -> call.out().println("\tstandby: " + value));
      }
    }
    return 0;
  }
}
