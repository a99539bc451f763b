package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.membership.DaemonLog;
import futago.simulator.pacemaker.Pacemaker;
import futago.simulator.pacemaker.cib.Cib;
import futago.simulator.pacemaker.cib.CrmCheck;
import futago.simulator.pacemaker.cib.CrmReader;
import futago.simulator.pacemaker.cib.CrmSyntaxException;
import futago.simulator.pacemaker.cib.CrmWriter;
import futago.simulator.pacemaker.cib.Element;
import futago.simulator.pacemaker.cib.Model;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// `crm configure …`. The old shell says in words what is wrong with a configuration, commits
/// nothing of it, and returns 0; only what it cannot read, or cannot erase, is an error.
final class CrmConfigure {
  private final Pacemaker pacemaker;

  CrmConfigure(Pacemaker pacemaker) {
    this.pacemaker = pacemaker;
  }

  private boolean isOld() {
    return pacemaker.version().isOld();
  }

  int run(Call call, List<String> words, boolean force) {
    if (words.isEmpty()) {
      return Machine.notModelled(call);
    }
    synchronized (pacemaker.timeline()) {
      if (!pacemaker.answers()) {
        return noCib(call);
      }
      return switch (words.getFirst()) {
        case "show" -> show(call, words.subList(1, words.size()));
        case "verify" -> verify(call);
        case "load" ->
            words.size() == 3 && List.of("replace", "update").contains(words.get(1))
                ? load(call, words.get(1).equals("replace"), words.get(2), force)
                : Machine.notModelled(call);
        case "primitive",
            "group",
            "ms",
            "clone",
            "colocation",
            "order",
            "location",
            "property",
            "rsc_defaults",
            "op_defaults" ->
            commit(call, pacemaker.cib(), statement(words), force, false);
        default -> Machine.notModelled(call);
      };
    }
  }

  /// The words as they would stand in a file.
  private static String statement(List<String> words) {
    return words.stream()
        .map(word -> word.matches(".*\\s.*") ? "'" + word + "'" : word)
        .collect(Collectors.joining(" "));
  }

  private int noCib(Call call) {
    if (isOld()) {
      call.err().println("Signon to CIB failed: connection failed");
      call.err().println("Init failed, could not perform requested operations");
      call.err().println("ERROR: cannot parse xml: no element found: line 1, column 0");
      call.err().println("ERROR: No CIB!");
    } else {
      call.err()
          .println(
              "ERROR: running cibadmin -Ql: Could not connect to the CIB: Transport"
                  + " endpoint is not connected");
      call.err().println("Init failed, could not perform requested operations");
      call.err().println("ERROR: configure: Missing requirements");
    }
    return 1;
  }

  private int show(Call call, List<String> rest) {
    if (rest.equals(List.of("xml"))) {
      call.out().print(pacemaker.cib().configuration().text());
      return 0;
    }
    if (!rest.isEmpty()) {
      return Machine.notModelled(call);
    }
    call.out().print(new CrmWriter(pacemaker.version().dialect()).show(pacemaker.cib()));
    return 0;
  }

  private int verify(Call call) {
    CrmCheck check = CrmCheck.of(pacemaker.version().dialect(), pacemaker.cib());
    say(call, check);
    return check.failed() ? 1 : 0;
  }

  private void say(Call call, CrmCheck check) {
    CrmVerify.say(call, pacemaker, check);
    for (String line : check.said()) {
      if (isOld() && line.endsWith("could not parse meta-data: ")) {
        new DaemonLog(call, "lrmadmin")
            .line(
                "ERROR: lrm_get_rsc_type_metadata(578): got a return code HA_FAIL from a reply"
                    + " message of rmetadata with function get_ret_from_msg.");
        call.err().println(line);
      }
      call.err().println(line);
    }
  }

  private int load(Call call, boolean replace, String file, boolean force) {
    Optional<String> text = call.machine().files().text(call.path(file));
    if (text.isEmpty()) {
      call.err().println("ERROR: [Errno 2] No such file or directory: '" + file + "'");
      return 1;
    }
    Cib from = pacemaker.cib();
    if (replace) {
      List<String> running = running();
      if (!running.isEmpty()) {
        running.forEach(
            id -> call.err().println("WARNING: resource " + id + " is running, can't delete it"));
        call.err().println("ERROR: CIB erase aborted (nothing was deleted)");
        return 1;
      }
      from.section("constraints").children().forEach(each -> erased(call, each));
      from = new Cib(from.adminEpoch(), from.epoch(), erased(from));
    }
    return commit(call, from, text.get(), force, replace);
  }

  /// The primitives that run.
  private List<String> running() {
    ClusterView view = ClusterView.of(pacemaker);
    return view.model().primitives().stream()
        .filter(each -> !view.on(each).isEmpty())
        .map(Model.Primitive::id)
        .toList();
  }

  private static void erased(Call call, Element constraint) {
    String kind = constraint.name().replaceFirst("^rsc_", "");
    if (!kind.equals("location")) {
      call.err()
          .println("INFO: resource references in " + kind + ":" + constraint.id() + " updated");
    }
  }

  /// Nothing is left but the nodes and what is said of them.
  private static Element erased(Cib cib) {
    return Cib.empty()
        .configuration()
        .with(
            Cib.empty().configuration().children().stream()
                .map(each -> each.name().equals("nodes") ? cib.section("nodes") : each)
                .toList());
  }

  private int commit(Call call, Cib from, String text, boolean force, boolean replace) {
    Element changed;
    try {
      changed = CrmReader.update(pacemaker.version().dialect(), from.configuration(), text);
    } catch (CrmSyntaxException e) {
      call.err().println("ERROR: " + e.getMessage());
      return 1;
    }
    var candidate = new Cib(from.adminEpoch(), from.epoch() + 1, changed);
    CrmCheck check = CrmCheck.of(pacemaker.version().dialect(), candidate);
    say(call, check);
    if (check.failed() && !force) {
      // On a terminal it would ask. Without one it goes home, and calls that success.
      return isOld() ? 0 : 1;
    }
    if (check.failed()) {
      call.err().println("INFO: commit forced");
    }
    if (replace) {
      pacemaker.replaceCib("cibadmin", candidate);
    } else {
      pacemaker.changeCib("cibadmin", _ -> candidate);
    }
    return 0;
  }
}
