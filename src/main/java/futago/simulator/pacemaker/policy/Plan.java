package futago.simulator.pacemaker.policy;

import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The steps from a situation to what should be. Probes come alone: what they find makes another
/// situation.
public final class Plan {
  private final Situation situation;
  private final Placement placement;
  private final List<Step> steps = new ArrayList<>();

  private Plan(Situation situation) {
    this.situation = situation;
    this.placement = Placement.of(situation);
  }

  /// The steps; none if all is as it should be.
  public static List<Step> of(Situation situation) {
    List<Step> probes = probes(situation);
    if (!probes.isEmpty()) {
      return probes;
    }
    var plan = new Plan(situation);
    for (Model.Resource resource : situation.model().resources()) {
      if (situation.model().isManaged(resource)) {
        switch (resource) {
          case Model.Clone clone -> plan.clone(clone);
          case Model.Group _, Model.Primitive _ -> plan.group(resource);
        }
      }
    }
    return plan.ordered();
  }

  private static List<Step> probes(Situation situation) {
    var probes = new ArrayList<Step>();
    for (NodeView node : situation.nodes()) {
      for (Model.Primitive primitive : situation.model().primitives()) {
        if (node.hasToProbe(primitive)) {
          probes.add(new Step(probes.size(), Kind.PROBE, primitive.id(), node.name(), Set.of()));
        }
      }
    }
    return probes;
  }

  private void add(Kind kind, Model.Primitive primitive, NodeView node) {
    steps.add(new Step(steps.size(), kind, primitive.id(), node.name(), Set.of()));
  }

  private void clone(Model.Clone clone) {
    Model.Primitive child = clone.child();
    boolean several = masters(child) > 1;
    for (NodeView node : situation.nodes()) {
      ResourceState now = node.state(child);
      if (!node.online() || now.blocked()) {
        continue;
      }
      // Of two masters neither is trusted to stay one.
      Role wanted = placement.wanted(child, node);
      boolean again = (now.active() && now.failed()) || (several && now.role() == Role.MASTER);
      boolean restart = now.active() && now.failed();
      if (now.role() == Role.MASTER && (wanted != Role.MASTER || again)) {
        add(Kind.DEMOTE, child, node);
      }
      if (now.active() && (wanted == Role.STOPPED || restart)) {
        add(Kind.STOP, child, node);
      }
      if (wanted != Role.STOPPED && (!now.active() || restart)) {
        add(Kind.START, child, node);
      }
      if (wanted == Role.MASTER && (now.role() != Role.MASTER || again)) {
        add(Kind.PROMOTE, child, node);
      }
    }
  }

  private long masters(Model.Primitive child) {
    return situation.nodes().stream()
        .filter(each -> each.state(child).role() == Role.MASTER)
        .count();
  }

  private void group(Model.Resource group) {
    long places =
        situation.nodes().stream()
            .filter(node -> group.primitives().stream().anyMatch(m -> node.state(m).active()))
            .count();
    for (NodeView node : situation.nodes()) {
      if (!node.online()) {
        continue;
      }
      // What has run in two places is started anew in one (multiple-active="stop_start").
      boolean disturbed = places > 1 || loses(group, node);
      var stops = new ArrayList<Model.Primitive>();
      var starts = new ArrayList<Model.Primitive>();
      for (Model.Primitive member : group.primitives()) {
        ResourceState now = node.state(member);
        boolean wanted = placement.wanted(member, node) == Role.STARTED;
        if (now.blocked()) {
          // Nothing is done about it; what comes after it cannot run, what comes before has to
          // stay.
          disturbed = true;
          stops.clear();
          starts.clear();
          continue;
        }
        disturbed |= (now.active() && (now.failed() || !wanted)) || (!now.active() && wanted);
        if (now.active() && disturbed) {
          stops.add(member);
        }
        if (wanted && disturbed) {
          starts.add(member);
        }
      }
      stops.reversed().forEach(member -> add(Kind.STOP, member, node));
      starts.forEach(member -> add(Kind.START, member, node));
    }
  }

  /// Whether the master that something has to be with is demoted on a node, if only for a while.
  private boolean loses(Model.Resource resource, NodeView node) {
    return situation.model().colocations().stream()
        .filter(each -> each.resource().equals(resource.id()) && each.withMaster())
        .flatMap(each -> situation.model().find(each.with()).stream())
        .flatMap(each -> each.primitives().stream())
        .anyMatch(
            child -> {
              ResourceState now = node.state(child);
              return now.role() == Role.MASTER
                  && (now.failed()
                      || masters(child) > 1
                      || placement.wanted(child, node) != Role.MASTER);
            });
  }

  private List<Step> ordered() {
    return steps.stream()
        .map(
            step ->
                new Step(
                    step.number(),
                    step.kind(),
                    step.resource(),
                    step.node(),
                    steps.stream()
                        .filter(other -> !other.equals(step) && comesBefore(other, step))
                        .map(Step::number)
                        .collect(Collectors.toSet())))
        .toList();
  }

  private boolean comesBefore(Step before, Step step) {
    if (before.resource().equals(step.resource())) {
      return sameResource(before, step);
    }
    Model.Resource one = situation.model().find(before.resource()).orElseThrow();
    Model.Resource other = situation.model().find(step.resource()).orElseThrow();
    if (one.equals(other)) {
      return inGroup(one, before, step);
    }
    return situation.model().orders().stream()
        .anyMatch(order -> inOrder(order, one, before, other, step));
  }

  /// Down before up; up on one node after down on another, as far as there may be only one.
  private boolean sameResource(Step before, Step step) {
    boolean sameNode = before.node().equals(step.node());
    boolean clone = situation.model().find(step.resource()).orElseThrow() instanceof Model.Clone;
    return switch (step.kind()) {
      case PROBE, DEMOTE -> false;
      case STOP -> sameNode && before.kind() == Kind.DEMOTE;
      case START -> before.kind() == Kind.STOP && (sameNode || !clone);
      case PROMOTE -> before.kind() == Kind.DEMOTE || (sameNode && before.kind() == Kind.START);
    };
  }

  private static boolean inGroup(Model.Resource group, Step before, Step step) {
    int one = position(group, before.resource());
    int other = position(group, step.resource());
    return switch (step.kind()) {
      case START -> (before.kind() == Kind.START && one < other) || before.kind() == Kind.STOP;
      case STOP -> before.kind() == Kind.STOP && before.node().equals(step.node()) && one > other;
      case PROBE, PROMOTE, DEMOTE -> false;
    };
  }

  private static int position(Model.Resource group, String id) {
    return group.primitives().stream().map(Model.Primitive::id).toList().indexOf(id);
  }

  /// An order, and the same backwards: what comes up last goes down first.
  private static boolean inOrder(
      Model.Order order, Model.Resource one, Step before, Model.Resource other, Step step) {
    boolean promote = order.firstAction().equals("promote");
    Predicate<Step> up = each -> each.kind() == (promote ? Kind.PROMOTE : Kind.START);
    Predicate<Step> down = each -> each.kind() == (promote ? Kind.DEMOTE : Kind.STOP);
    if (order.first().equals(one.id()) && order.then().equals(other.id())) {
      return up.test(before) && step.kind() == Kind.START;
    }
    return order.first().equals(other.id())
        && order.then().equals(one.id())
        && before.kind() == Kind.STOP
        && (down.test(step) || step.kind() == Kind.STOP);
  }
}
