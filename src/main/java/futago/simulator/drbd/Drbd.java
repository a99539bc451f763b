package futago.simulator.drbd;

import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Timeline;
import java.nio.file.FileSystemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/// DRBD's kernel module on a machine: what is up, and what may be done to it. What it refuses, it
/// refuses in the module's words. Guarded by the timeline's monitor.
public final class Drbd {
  private final Machine machine;
  private final Timeline timeline;
  private final DrbdWire wire;
  private final Map<Integer, Replica> replicas = new TreeMap<>();
  private final Map<String, Metadata> metadata = new HashMap<>();

  Drbd(Machine machine, Timeline timeline, DrbdWire wire) {
    this.machine = machine;
    this.timeline = timeline;
    this.wire = wire;
    wire.join(this);
    machine.onPower(
        on -> {
          if (!on) {
            powerLost();
          }
        });
  }

  Machine machine() {
    return machine;
  }

  Timeline timeline() {
    return timeline;
  }

  List<Replica> all() {
    return List.copyOf(replicas.values());
  }

  Optional<Replica> up(String resource) {
    return replicas.values().stream()
        .filter(each -> each.config.name().equals(resource))
        .findFirst();
  }

  /// The metadata on a disk; empty if there are none.
  Optional<Metadata> metadataOn(BlockDevice disk) {
    return Optional.ofNullable(metadata.get(disk.path()))
        .filter(there -> disk.trailer().equals("drbd"));
  }

  /// Writes fresh metadata to a disk.
  void createMetadata(BlockDevice disk) {
    metadata.put(disk.path(), new Metadata());
    disk.trail("drbd");
  }

  Replica attach(ResourceConfig config, ResourceConfig.Host host) throws DrbdRefusal {
    Replica replica =
        replicas.computeIfAbsent(host.minor(), _ -> new Replica(machine, config, host));
    if (replica.disk != Dstate.DISKLESS) {
      throw DrbdRefusal.failure(124, "Device is attached to a disk (use detach first)");
    }
    BlockDevices devices = machine.part(BlockDevices.class);
    BlockDevice backing =
        devices
            .find(host.disk())
            .orElseThrow(() -> DrbdRefusal.failure(104, "Can not open backing device."));
    if (!backing.holder().isEmpty()) {
      throw DrbdRefusal.failure(
          114, "Lower device is already claimed. This usually means it is mounted.");
    }
    Metadata found =
        metadataOn(backing)
            .orElseThrow(
                () ->
                    DrbdRefusal.failure(
                        119,
                        "No valid meta-data signature found.\n\n"
                            + "\t==> Use 'drbdadm create-md res' to initialize meta-data area."
                            + " <==\n"));
    replica.backing = backing;
    replica.metadata = found;
    replica.metadata.attached();
    replica.disk = found.disk();
    replica.device = new BlockDevice(host.device(), replica.kibibytes() * 1024);
    replica.device.share(backing);
    replica.device.heldBy("drbd-secondary");
    backing.heldBy("drbd");
    devices.add(replica.device);
    replica.note();
    return replica;
  }

  void connect(Replica replica, boolean discard) throws DrbdRefusal {
    if (replica.connection != Cstate.STAND_ALONE) {
      throw DrbdRefusal.failure(125, "Device has a net-config (use disconnect first)");
    }
    if (discard && replica.role == Role.PRIMARY) {
      throw DrbdRefusal.failure(123, "--discard-my-data not allowed when primary.");
    }
    replica.discard = discard;
    replica.connection = Cstate.WF_CONNECTION;
    wire.tryConnect(replica);
  }

  void disconnect(Replica replica) {
    wire.drop(replica);
    replica.connection = Cstate.STAND_ALONE;
    replica.note();
  }

  void primary(Replica replica, boolean force) throws DrbdRefusal {
    if (replica.role == Role.PRIMARY) {
      return;
    }
    if (replica.peerRole() == Role.PRIMARY) {
      throw DrbdRefusal.stateChange(-1, "Multiple primaries not allowed by config", 11);
    }
    boolean throughPeer = replica.peerDisk() == Dstate.UP_TO_DATE;
    if (replica.disk != Dstate.UP_TO_DATE && !throughPeer) {
      if (!force || replica.disk == Dstate.DISKLESS) {
        throw DrbdRefusal.stateChange(-2, "Need access to UpToDate data", 17);
      }
      replica.disk = Dstate.UP_TO_DATE;
      Generations declared =
          replica.metadata.generations().declaredGood(ThreadLocalRandom.current());
      replica.metadata.generations(declared);
    }
    if (replica.disk != Dstate.UP_TO_DATE) {
      // What is not on this disk yet is read from the peer's.
      replica.device.share(replica.peer.backing);
    }
    replica.becomesPrimary(timeline.now());
    replica.device.heldBy("");
    if (!replica.connection.established()) {
      wire.writesAlone(replica);
    } else if (replica.peerDisk() == Dstate.INCONSISTENT && !replica.connection.synchronising()) {
      wire.startSync(replica, replica.peer, true);
    }
    replica.note();
    wire.notePeerOf(replica);
  }

  void secondary(Replica replica) throws DrbdRefusal {
    if (replica.role == Role.SECONDARY) {
      return;
    }
    if (!replica.device.holder().isEmpty()) {
      throw DrbdRefusal.stateChange(-12, "Device is held open by someone", 11);
    }
    replica.becomesSecondary(timeline.now());
    replica.device.heldBy("drbd-secondary");
    replica.note();
    wire.notePeerOf(replica);
  }

  void detach(Replica replica) throws DrbdRefusal {
    if (replica.disk == Dstate.DISKLESS) {
      return;
    }
    if (replica.role == Role.PRIMARY && replica.peerDisk() != Dstate.UP_TO_DATE) {
      throw DrbdRefusal.stateChange(-2, "Need access to UpToDate data", 17);
    }
    replica.note();
    replica.disk = Dstate.DISKLESS;
    replica.backing.part();
    replica.backing.heldBy("");
    replica.metadata = null;
    wire.notePeerOf(replica);
  }

  /// Takes a resource down, if it is up.
  void down(String resource) throws DrbdRefusal {
    Replica replica = up(resource).orElse(null);
    if (replica == null) {
      return;
    }
    secondary(replica);
    disconnect(replica);
    detach(replica);
    machine.part(BlockDevices.class).remove(replica.host.device());
    replicas.remove(replica.host.minor());
  }

  void invalidate(Replica replica) throws DrbdRefusal {
    if (replica.connection != Cstate.CONNECTED || replica.peerDisk() != Dstate.UP_TO_DATE) {
      throw DrbdRefusal.stateChange(-15, "Need a connection to start verify or resync", 11);
    }
    if (replica.role == Role.PRIMARY) {
      throw DrbdRefusal.stateChange(-10, "State change was refused by peer node", 11);
    }
    wire.startSync(replica.peer, replica, true);
  }

  private void powerLost() {
    synchronized (timeline) {
      for (Replica replica : all()) {
        wire.drop(replica);
        if (replica.backing != null) {
          replica.backing.part();
          replica.backing.heldBy("");
          machine.part(BlockDevices.class).remove(replica.host.device());
        }
      }
      replicas.clear();
      forgetProc();
    }
  }

  /// The module is gone, and with it what it shows.
  private void forgetProc() {
    try {
      if (machine.files().exists("/proc/drbd")) {
        machine.files().delete("/proc/drbd");
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }
}
