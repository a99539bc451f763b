package futago.simulator.pacemaker.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.pacemaker.Pacemaker;
import futago.simulator.pacemaker.cib.Element;
import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.NodeView;
import futago.simulator.pacemaker.policy.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// crm_resource(8) of both versions: where something runs, planned moves, clean-up.
final class CrmResource extends ClusterProgram {
  private static final int NO_SUCH_OLD = 234;
  private static final int NO_SUCH = 105;
  private static final int EXISTS = 108;
  private static final int TIMED_OUT = 124;

  CrmResource(Pacemaker pacemaker) {
    super(pacemaker, options(pacemaker.version().isOld()));
  }

  private static Map<String, String> options(boolean old) {
    var options = new HashMap<String, String>();
    for (String each :
        List.of(
            "-r --resource resource=",
            "-N --node node=",
            "-H --host-uname node=",
            "-M --move move",
            "-M --migrate move",
            "-U --un-move clear",
            "-U --un-migrate clear",
            "-W --locate locate",
            "-C --cleanup cleanup",
            "-L --list list",
            "-l --list-raw raw",
            "-f --force force",
            "-Q --quiet quiet",
            "-m --meta meta",
            "-p --set-parameter parameter=",
            "-v --parameter-value value=")) {
      String[] words = each.split(" ", -1);
      options.put(words[0], words[2]);
      options.put(words[1], words[2]);
    }
    if (!old) {
      options.put("-B", "ban");
      options.put("--ban", "ban");
      options.put("--clear", "clear");
      options.put("-R", "refresh");
      options.put("--refresh", "refresh");
      options.put("--wait", "wait");
      options.put("-T", "timeout=");
      options.put("--timeout", "timeout=");
    }
    return options;
  }

  @Override
  int now(Call call, Options options) {
    if (options.has("wait")) {
      return GOES_ON;
    }
    if (options.has("list")) {
      call.out()
          .print(isOld() ? MonText10.list(view()) : MonText2.screen(view(), true, false, false));
      return 0;
    }
    if (options.has("raw")) {
      view().model().primitives().forEach(each -> call.out().println(each.id()));
      return 0;
    }
    if (options.has("refresh") && options.value("resource").isEmpty()) {
      return forget(call, view().model().resources(), options, true);
    }
    if (options.has("cleanup") && options.value("resource").isEmpty() && !isOld()) {
      return forget(call, view().model().resources(), options, false);
    }
    String id = options.value("resource").orElse("");
    Optional<Model.Resource> found =
        view().model().find(id).map(top -> top.id().equals(id) ? top : inside(top, id));
    if (id.isEmpty()) {
      return Machine.notModelled(call);
    }
    return found.isPresent()
        ? on(call, found.get(), options)
        : noSuch(call, "Resource '" + id + "' not found");
  }

  private static Model.Resource inside(Model.Resource top, String id) {
    return top.primitives().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private int on(Call call, Model.Resource resource, Options options) {
    if (options.has("locate")) {
      return locate(call, resource);
    }
    if (options.has("move") || options.has("ban")) {
      return move(call, resource, options);
    }
    if (options.has("clear")) {
      return clear(call, resource);
    }
    if (options.has("cleanup") || options.has("refresh")) {
      // 1.0 knows only one of the two: it forgets everything and looks again.
      return forget(call, List.of(resource), options, isOld() || options.has("refresh"));
    }
    if (options.has("parameter") && options.has("meta")) {
      pacemaker.changeCib(
          "crm_resource",
          cib ->
              cib.withMeta(
                  resource.id(),
                  options.value("parameter").orElseThrow(),
                  options.value("value").orElse("")));
      return 0;
    }
    return Machine.notModelled(call);
  }

  private int noSuch(Call call, String what) {
    if (isOld()) {
      call.err().println("Error performing operation: The object/attribute does not exist");
      return NO_SUCH_OLD;
    }
    call.err().println("crm_resource: " + what);
    call.err().println("Error performing operation: No such object");
    return NO_SUCH;
  }

  /// Where it runs. Later versions count a node on which its start has only begun.
  private List<NodeView> places(Model.Resource resource) {
    Model.Primitive first = resource.primitives().getFirst();
    ClusterView view = view();
    return view.nodes().stream()
        .filter(
            node ->
                node.state(first).active()
                    || (!isOld() && view.pending(first, node).filter("start"::equals).isPresent()))
        .toList();
  }

  private int locate(Call call, Model.Resource resource) {
    List<NodeView> places = places(resource);
    if (places.isEmpty()) {
      (isOld() ? call.err() : call.out()).println("resource " + resource.id() + " is NOT running");
      return 0;
    }
    for (NodeView node : places) {
      boolean master = node.state(resource.primitives().getFirst()).role() == Role.MASTER;
      call.out()
          .println(
              "resource %s is running on: %s %s"
                  .formatted(
                      resource.id(), node.name(), master ? (isOld() ? "Master" : "Promoted") : ""));
    }
    return 0;
  }

  private int move(Call call, Model.Resource resource, Options options) {
    Optional<String> to = options.has("ban") ? Optional.empty() : options.value("node");
    Optional<String> here = places(resource).stream().map(NodeView::name).findFirst();
    if (to.isPresent() && !pacemaker.cib().nodes().contains(to.get())) {
      return noSuch(call, "Node '" + to.get() + "' not found");
    }
    if (to.isPresent() && to.equals(here)) {
      call.err()
          .println(
              isOld()
                  ? "Error performing operation: "
                      + resource.id()
                      + " is already active on "
                      + to.get()
                  : "crm_resource: '"
                      + resource.id()
                      + "' is already active on '"
                      + to.get()
                      + "'");
      return isOld() ? NO_SUCH_OLD : EXISTS;
    }
    Optional<String> from =
        to.isEmpty() || options.has("force")
            ? options.has("ban") ? options.value("node").or(() -> here) : here
            : Optional.empty();
    if (to.isEmpty() && from.isEmpty()) {
      call.err().println("Resource '" + resource.id() + "' not moved: not active anywhere");
      return isOld() ? NO_SUCH_OLD : NO_SUCH;
    }
    var constraints = new MoveConstraints(isOld(), resource.id());
    if (!options.has("quiet")) {
      from.ifPresent(node -> call.err().print(constraints.warning(node)));
    }
    pacemaker.changeCib(
        "crm_resource",
        cib -> cib.change(configuration -> constraints.move(configuration, to, from)));
    return 0;
  }

  private int clear(Call call, Model.Resource resource) {
    var constraints = new MoveConstraints(isOld(), resource.id());
    if (!isOld()) {
      pacemaker.cib().section("constraints").children().stream()
          .filter(constraints::isOurs)
          .map(Element::id)
          .forEach(id -> call.out().println("Removing constraint: " + id));
    }
    pacemaker.changeCib("crm_resource", cib -> cib.change(constraints::clear));
    return 0;
  }

  /// Forgets failures, or everything, and has the nodes look again.
  private int forget(
      Call call, List<Model.Resource> resources, Options options, boolean everything) {
    Set<String> nodes = new TreeSet<>(pacemaker.online());
    options.value("node").ifPresent(node -> nodes.retainAll(Set.of(node)));
    int replies = 0;
    for (Model.Resource resource : resources) {
      for (Model.Primitive primitive : resource.primitives()) {
        for (String node : nodes) {
          // A member that has died and is not missed yet answers nothing.
          Optional<Pacemaker> there = pacemaker.other(node);
          if (there.isPresent() && forget(there.get(), primitive.id(), everything)) {
            replies++;
            call.out()
                .println(
                    (isOld() ? "Cleaning up " : "Cleaned up ") + primitive.id() + " on " + node);
          }
        }
      }
    }
    if (replies > 0) {
      call.out()
          .println(
              isOld()
                  ? "Waiting for " + replies + " replies from the CRMd"
                  : "Waiting for "
                      + replies
                      + (replies == 1 ? " reply" : " replies")
                      + " from the controller");
    }
    return 0;
  }

  /// On one node.
  ///
  /// @return whether it replies
  private static boolean forget(Pacemaker there, String primitive, boolean everything) {
    if (everything) {
      there.failures().refresh(primitive);
      return true;
    }
    return there.failures().cleanup(primitive);
  }

  /// `--wait`. It never ends while something is blocked: what should follow stays to be done.
  @Override
  int afterwards(Call call, Options options) throws InterruptedException {
    Duration patience =
        options
            .value("timeout")
            .map(text -> Model.duration(text, Duration.ofHours(1)))
            .orElse(Duration.ofHours(1));
    Instant end = pacemaker.timeline().now().plus(patience);
    while (true) {
      pacemaker.timeline().sleep(Duration.ofSeconds(1));
      synchronized (pacemaker.timeline()) {
        if (pacemaker.isIdle() && MonText2.blocked(view()) == 0) {
          return 0;
        }
      }
      if (pacemaker.timeline().now().isAfter(end)) {
        call.err().println("crm_resource: Error performing operation: Timer expired");
        return TIMED_OUT;
      }
    }
  }
}
