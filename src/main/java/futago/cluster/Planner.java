package futago.cluster;

import futago.cluster.ActionPlan.NothingToDo;
import futago.cluster.ActionPlan.Ready;
import futago.cluster.ActionPlan.Refused;
import futago.cluster.ActionRequest.Cleanup;
import futago.cluster.ActionRequest.Online;
import futago.cluster.ActionRequest.Standby;
import futago.cluster.ActionRequest.Switchover;
import futago.cluster.ClusterResource.Primitive;
import futago.command.Action;
import futago.platform.ClusterShell;
import futago.platform.Platforms;
import futago.platform.ResourceNames;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import futago.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides what a request comes to as the cluster is now. Contacts no node.
final class Planner {
  /// 35 s were measured on emulated machines.
  private static final int MOVE_SECONDS = 300;

  private final ClusterSpec spec;

  Planner(ClusterSpec spec) {
    this.spec = spec;
  }

  ActionPlan plan(ActionRequest request, ClusterStatus status) {
    var preconditions = new Preconditions(spec, status);
    try {
      return switch (request) {
        case Switchover switchover -> switchover(switchover, status, preconditions);
        case Standby standby -> standby(standby, status, preconditions);
        case Online online -> online(online, status, preconditions);
        case Cleanup cleanup -> cleanup(cleanup, status, preconditions);
      };
    } catch (RefusedException e) {
      return new Refused(e.why());
    }
  }

  /// What the cluster is told with. A status of which something can be made tells the platform.
  private ClusterShell shell(ClusterStatus status) {
    PlatformName platform = status.platform().orElse(PlatformName.DEBIAN_COROSYNC);
    return Platforms.planned(platform, spec).shell();
  }

  private ActionPlan switchover(
      Switchover request, ClusterStatus status, Preconditions preconditions)
      throws RefusedException {
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
        view.seenFrom(),
        Message.of("cluster.expect.switchover", from, to),
        List.of(
            shell(status)
                .moveAndWait(
                    ResourceNames.GROUP, ResourceNames.MEMBERS, List.of(to), MOVE_SECONDS)),
        Optional.of(to));
  }

  private ActionPlan standby(Standby request, ClusterStatus status, Preconditions preconditions)
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
        view.seenFrom(),
        moves
            ? Message.of("cluster.expect.standby-moves", node.name(), peer)
            : Message.of("cluster.expect.standby", node.name()),
        List.of(shell(status).standby(node.name()), shell(status).settled()),
        moves ? Optional.of(peer) : groupOn);
  }

  private ActionPlan online(Online request, ClusterStatus status, Preconditions preconditions)
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
        view.seenFrom(),
        Message.of("cluster.expect.online", node.name()),
        List.of(shell(status).online(node.name()), shell(status).settled()),
        Optional.empty());
  }

  private ActionPlan cleanup(Cleanup request, ClusterStatus status, Preconditions preconditions)
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
    ClusterShell shell = shell(status);
    List<Action> commands =
        Stream.concat(
                resources.stream().flatMap(resource -> shell.cleanup(resource).stream()),
                Stream.<Action>of(shell.settled()))
            .toList();
    return new Ready(
        request,
        view.seenFrom(),
        Message.of("cluster.expect.cleanup", String.join(", ", resources)),
        commands,
        Optional.empty());
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
