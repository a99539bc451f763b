package futago.simulator.drbd;

import futago.simulator.machine.Addresses;
import futago.simulator.machine.Firewall;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Network;
import futago.simulator.machine.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// What goes on between the two sides of a resource: they find each other, lose each other, and
/// bring each other up to date. One for the world; guarded by the timeline's monitor.
public final class DrbdWire {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Network network;
  private final Timeline timeline;
  private final List<Drbd> nodes = new ArrayList<>();
  private Instant lastTick;

  /// @param network what the machines are connected by
  public DrbdWire(Network network, Timeline timeline) {
    this.network = network;
    this.timeline = timeline;
  }

  void join(Drbd drbd) {
    synchronized (timeline) {
      nodes.add(drbd);
      if (nodes.size() == 1) {
        lastTick = timeline.now();
        timeline.after(TICK, this::tick);
      }
    }
  }

  private void tick() {
    timeline.after(TICK, this::tick);
    Duration passed = Duration.between(lastTick, timeline.now());
    lastTick = timeline.now();
    for (Drbd node : nodes) {
      for (Replica replica : node.all()) {
        if (replica.connection.established() && !reaches(replica, replica.peer)) {
          drop(replica);
        } else if (replica.connection == Cstate.WF_CONNECTION) {
          tryConnect(replica);
        } else if (replica.connection == Cstate.SYNC_SOURCE) {
          synchronise(replica, passed);
        }
      }
    }
  }

  private boolean reaches(Replica one, Replica other) {
    return network.connects(one.machine, other.machine)
        && !network.blocks(other.host.port())
        && letsIn(other)
        && letsIn(one)
        && other.machine.part(Addresses.class).has(other.host.address());
  }

  private static boolean letsIn(Replica replica) {
    return replica.machine.part(Firewall.class).lets("tcp", replica.host.port());
  }

  /// Connects a side to its peer, if the peer waits for it.
  void tryConnect(Replica replica) {
    peerOf(replica)
        .filter(peer -> peer.connection == Cstate.WF_CONNECTION && reaches(replica, peer))
        .ifPresent(peer -> meet(replica, peer));
  }

  /// Who listens where a side's peer should: the resource's name does not travel.
  private Optional<Replica> peerOf(Replica replica) {
    ResourceConfig.Host wanted = replica.config.peerOf(replica.host);
    Optional<Machine> machine = network.whoHas(wanted.address(), replica.machine);
    return nodes.stream()
        .filter(node -> machine.isPresent() && machine.get() == node.machine())
        .filter(node -> node.machine() != replica.machine)
        .flatMap(node -> node.all().stream())
        .filter(
            peer -> {
              ResourceConfig.Host expects = peer.config.peerOf(peer.host);
              return peer.host.port() == wanted.port()
                  && peer.host.address().equals(wanted.address())
                  && expects.address().equals(replica.host.address());
            })
        .findFirst();
  }

  private void meet(Replica one, Replica other) {
    Handshake found = Handshake.of(one.side(), other.side());
    switch (found) {
      case SPLIT_BRAIN, UNRELATED, NO_SOURCE, PRIMARY_AS_TARGET -> {
        for (Replica side : List.of(one, other)) {
          side.connection = Cstate.STAND_ALONE;
          side.note();
        }
        return;
      }
      case IN_SYNC -> {
        introduce(one, other);
        join(one, other);
      }
      case SOURCE, FULL_SOURCE -> {
        introduce(one, other);
        startSync(one, other, found == Handshake.FULL_SOURCE);
      }
      case TARGET, FULL_TARGET -> {
        introduce(one, other);
        startSync(other, one, found == Handshake.FULL_TARGET);
      }
    }
    one.note();
    other.note();
  }

  private static void introduce(Replica one, Replica other) {
    for (Replica side : List.of(one, other)) {
      side.connection = Cstate.CONNECTED;
      side.discard = false;
      if (side.metadata != null) {
        side.metadata.peerSeen();
      }
    }
    one.peer = other;
    other.peer = one;
  }

  /// Both have the same data: what one of them writes, the other has.
  private static void join(Replica one, Replica other) {
    one.metPeer();
    other.metPeer();
    if (one.disk != Dstate.UP_TO_DATE || other.disk != Dstate.UP_TO_DATE) {
      return;
    }
    Replica from = other.role == Role.PRIMARY ? other : one;
    Replica to = from == one ? other : one;
    to.backing.share(from.backing);
    to.device.share(from.backing);
  }

  void startSync(Replica source, Replica target, boolean everything) {
    Generations begun = source.metadata.generations().syncBegun(ThreadLocalRandom.current());
    long changed =
        everything ? source.kibibytes() : Math.max(source.left, source.outOfSync(timeline.now()));
    source.metadata.generations(begun);
    target.metadata.generations(target.metadata.generations().targetOf(begun));
    if (target.backing != null && target.disk == Dstate.UP_TO_DATE) {
      target.backing.part();
      target.device.share(target.backing);
    }
    target.disk = Dstate.INCONSISTENT;
    source.connection = Cstate.SYNC_SOURCE;
    target.connection = Cstate.SYNC_TARGET;
    for (Replica side : List.of(source, target)) {
      side.metPeer();
      side.whole = Math.max(4, changed);
      side.left = side.whole;
      side.syncStarted = timeline.now();
      side.note();
    }
  }

  private void synchronise(Replica source, Duration passed) {
    long done = Math.min(source.left, Math.max(4, source.rate * passed.toMillis() / 1000));
    source.left -= done;
    source.sends(done);
    source.peer.left = source.left;
    source.peer.received += done;
    if (source.left == 0) {
      finish(source, source.peer);
    }
  }

  private static void finish(Replica source, Replica target) {
    Generations inSync = source.metadata.generations().inSync();
    source.metadata.generations(inSync);
    target.metadata.generations(inSync);
    target.disk = Dstate.UP_TO_DATE;
    source.connection = Cstate.CONNECTED;
    target.connection = Cstate.CONNECTED;
    target.backing.share(source.backing);
    target.device.share(source.backing);
    source.note();
    target.note();
  }

  /// Ends a connection, seen from a side that is still there or no longer is. Both wait for each
  /// other again.
  void drop(Replica replica) {
    if (!replica.connection.established()) {
      return;
    }
    Replica peer = replica.peer;
    boolean shared = replica.connection == Cstate.CONNECTED;
    replica.connection = Cstate.WF_CONNECTION;
    peer.connection = Cstate.WF_CONNECTION;
    if (shared && peer.backing != null && replica.backing != null) {
      // Whoever goes on writing keeps what is mounted; the other keeps what it had.
      Replica leaves =
          (peer.role == Role.PRIMARY && peer.machine.isOn()) || !replica.machine.isOn()
              ? replica
              : peer;
      leaves.backing.part();
      leaves.device.share(leaves.backing);
    }
    for (Replica side : List.of(replica, peer)) {
      side.note();
      if (side.machine.isOn() && side.role == Role.PRIMARY) {
        writesAlone(side);
      }
    }
  }

  /// A Primary writes without its peer.
  void writesAlone(Replica primary) {
    primary.alone(timeline.now());
    if (primary.metadata != null) {
      primary.metadata.generations(
          primary.metadata.generations().withoutPeer(ThreadLocalRandom.current()));
    }
  }

  /// The peer notes what it sees of a side.
  void notePeerOf(Replica replica) {
    if (replica.connection.established()) {
      replica.peer.note();
    }
  }
}
