package futago.cluster;

import futago.cluster.ActionPlan.NothingToDo;
import futago.cluster.ActionPlan.Ready;
import futago.cluster.ActionPlan.Work;
import futago.cluster.ActionRequest.Cleanup;
import futago.cluster.ActionRequest.Maintenance;
import futago.cluster.ActionRequest.Online;
import futago.cluster.ActionRequest.Reconnect;
import futago.cluster.ActionRequest.Repair;
import futago.cluster.ActionRequest.Standby;
import futago.cluster.ActionRequest.Switchover;
import futago.cluster.ClusterResource.Primitive;
import futago.command.Action;
import futago.platform.ClusterShell;
import futago.spec.ClusterSpec;
import futago.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides what a request comes to as the cluster is now. Contacts no node.
final class Planner {
  private final ClusterSpec spec;

  Planner(ClusterSpec spec) {
    this.spec = spec;
  }

  ClusterSpec spec() {
    return spec;
  }

  ActionPlan plan(ActionRequest request, ClusterStatus status) {
    var preconditions = new Preconditions(spec, status);
    var commands = Commands.of(spec, status);
    var drbd = new DrbdPlanner(status, preconditions, commands);
    try {
      return switch (request) {
        case Switchover switchover -> switchover(switchover, commands, preconditions);
        case Standby standby -> standby(standby, status, commands, preconditions);
        case Online online -> online(online, commands, preconditions);
        case Cleanup cleanup -> cleanup(cleanup, commands, preconditions);
        case Maintenance maintenance -> maintenance(maintenance, status, commands, preconditions);
        case Reconnect reconnect -> drbd.reconnect(reconnect);
        case Repair repair -> drbd.repair(repair);
      };
    } catch (RefusedException e) {
      return e.refused();
    }
  }

  private static ActionPlan switchover(
      Switchover request, Commands commands, Preconditions preconditions) throws RefusedException {
    if (request.to().isPresent()) {
      preconditions.peerOf(request.to().get());
    }
    PacemakerView view = preconditions.acting();
    String from = preconditions.groupRuns(view);
    String to = request.to().isPresent() ? request.to().get() : preconditions.peerOf(from);
    if (to.equals(from)) {
      return new NothingToDo(Message.of("cluster.nothing.already-there", to));
    }
    preconditions.canTakeOver(view, to);
    return new Ready(
        request,
        Message.of("cluster.expect.switchover", from, to),
        List.of(
            new Work(from, List.of(commands.checkpoint())),
            new Work(view.seenFrom(), List.of(commands.move(to)))),
        Optional.of(to));
  }

  private static ActionPlan standby(
      Standby request, ClusterStatus status, Commands commands, Preconditions preconditions)
      throws RefusedException {
    String peer = preconditions.peerOf(request.node());
    PacemakerView view = preconditions.acting();
    NodeState node = preconditions.node(view, request.node());
    if (node.standby()) {
      return new NothingToDo(Message.of("cluster.nothing.already-standby", node.name()));
    }
    if (!node.online()) {
      throw new RefusedException(
          "cluster.refused.not-online", node.name(), node.condition().words());
    }
    Optional<String> groupOn = status.groupOn();
    boolean moves = groupOn.equals(Optional.of(node.name()));
    if (moves) {
      preconditions.canTakeOver(view, peer);
    }
    return new Ready(
        request,
        moves
            ? Message.of("cluster.expect.standby-moves", node.name(), peer)
            : Message.of("cluster.expect.standby", node.name()),
        work(view, commands.shell().standby(node.name()), commands.shell().settled()),
        moves ? Optional.of(peer) : groupOn);
  }

  private static ActionPlan online(Online request, Commands commands, Preconditions preconditions)
      throws RefusedException {
    preconditions.peerOf(request.node());
    PacemakerView view = preconditions.running();
    NodeState node = preconditions.node(view, request.node());
    if (node.condition() == NodeCondition.ONLINE) {
      return new NothingToDo(Message.of("cluster.nothing.already-online", node.name()));
    }
    if (!node.standby()) {
      throw new RefusedException(
          "cluster.refused.not-standby", node.name(), node.condition().words());
    }
    return new Ready(
        request,
        Message.of("cluster.expect.online", node.name()),
        work(view, commands.shell().online(node.name()), commands.shell().settled()),
        Optional.empty());
  }

  private static ActionPlan cleanup(Cleanup request, Commands commands, Preconditions preconditions)
      throws RefusedException {
    PacemakerView view = preconditions.running();
    if (request.resource().isPresent() && !names(view).contains(request.resource().get())) {
      throw new RefusedException(
          "cluster.refused.unknown-resource",
          request.resource().get(),
          String.join(", ", names(view)));
    }
    List<String> resources =
        request.resource().isPresent() ? List.of(request.resource().get()) : affected(view);
    if (resources.isEmpty()) {
      return new NothingToDo(Message.of("cluster.nothing.to-clean"));
    }
    ClusterShell shell = commands.shell();
    List<Action> actions =
        Stream.concat(
                resources.stream().flatMap(resource -> shell.cleanup(resource).stream()),
                Stream.<Action>of(shell.settled()))
            .toList();
    return new Ready(
        request,
        Message.of("cluster.expect.cleanup", String.join(", ", resources)),
        List.of(new Work(view.seenFrom(), actions)),
        Optional.empty());
  }

  private static ActionPlan maintenance(
      Maintenance request, ClusterStatus status, Commands commands, Preconditions preconditions)
      throws RefusedException {
    PacemakerView view = preconditions.running();
    if (view.maintenanceMode() == request.on()) {
      return new NothingToDo(
          Message.of(
              request.on()
                  ? "cluster.nothing.already-maintenance"
                  : "cluster.nothing.no-maintenance"));
    }
    return new Ready(
        request,
        Message.of(request.on() ? "cluster.expect.maintenance" : "cluster.expect.maintenance-off"),
        work(view, commands.shell().maintenance(request.on()), commands.shell().settled()),
        request.on() ? status.groupOn() : Optional.empty());
  }

  private static List<Work> work(PacemakerView view, Action... commands) {
    return List.of(new Work(view.seenFrom(), List.of(commands)));
  }

  /// Every name that a resource can be asked for by.
  private static List<String> names(PacemakerView view) {
    return Stream.concat(
            view.resources().stream().map(ClusterResource::id),
            view.primitives().map(Primitive::id))
        .distinct()
        .toList();
  }

  /// The resources at the top that have failed, or do not run although they should.
  private static List<String> affected(PacemakerView view) {
    var failed =
        view.failedActions().stream().map(FailedAction::resource).collect(Collectors.toSet());
    return view.resources().stream()
        .filter(
            resource ->
                resource
                        .primitives()
                        .anyMatch(
                            each -> failed.contains(each.id()) || each.failed() || each.blocked())
                    || isDown(resource))
        .map(ClusterResource::id)
        .toList();
  }

  private static boolean isDown(ClusterResource resource) {
    return switch (resource) {
      // An instance may be stopped because its node is away.
      case ClusterResource.Clone clone ->
          clone.primitives().noneMatch(each -> each.role().runs() || each.wantedStopped());
      case ClusterResource.Group group -> group.members().stream().anyMatch(Planner::isDown);
      case Primitive primitive -> primitive.role() == Role.STOPPED && !primitive.wantedStopped();
    };
  }
}
