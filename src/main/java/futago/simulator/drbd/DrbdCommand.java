package futago.simulator.drbd;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import java.util.List;
import java.util.Optional;

/// One command of `drbdadm` for one resource, in the words of `drbdsetup` and `drbdmeta`, which do
/// the work in truth; that on metadata is {@link DrbdmetaCommand}'s.
final class DrbdCommand {
  private static final int NO_MODULE = 20;

  private final Drbd drbd;
  private final DrbdFlavour flavour;
  private final Call call;
  private final ResourceConfig resource;
  private final ResourceConfig.Host host;
  private final List<String> options;

  DrbdCommand(
      Drbd drbd,
      DrbdFlavour flavour,
      Call call,
      ResourceConfig resource,
      ResourceConfig.Host host,
      List<String> options) {
    this.drbd = drbd;
    this.flavour = flavour;
    this.call = call;
    this.resource = resource;
    this.host = host;
    this.options = options;
  }

  int run(String command) {
    synchronized (drbd.timeline()) {
      try {
        return dispatch(command);
      } catch (DrbdRefusal e) {
        call.err().println(host.minor() + ": " + e.getMessage());
        return terminated(call, flavour.setup() + " " + command + " " + host.minor(), e.status());
      }
    }
  }

  private int dispatch(String command) throws DrbdRefusal {
    return switch (command) {
      case "create-md" -> meta().create(options.contains("--force"));
      case "dump-md" -> meta().dump();
      case "get-gi" -> meta().generations();
      case "up" -> up();
      case "down" -> {
        drbd.down(resource.name());
        yield 0;
      }
      case "attach" -> {
        attach();
        yield 0;
      }
      case "adjust" -> adjust();
      case "status" -> flavour.status() ? status() : Machine.notModelled(call);
      case "dump" -> dump();
      default -> onReplica(command);
    };
  }

  private DrbdmetaCommand meta() {
    boolean attached =
        drbd.up(resource.name()).filter(each -> each.disk != Dstate.DISKLESS).isPresent();
    return new DrbdmetaCommand(drbd, flavour, call, host, attached);
  }

  private int onReplica(String command) throws DrbdRefusal {
    Replica replica =
        drbd.up(resource.name())
            .orElseThrow(() -> DrbdRefusal.failure(127, "Device minor not allocated"));
    switch (command) {
      case "role" -> call.out().println(replica.role + "/" + replica.peerRole());
      case "cstate" -> call.out().println(replica.connection);
      case "dstate" -> call.out().println(replica.disk + "/" + replica.peerDisk());
      case "connect" -> drbd.connect(replica, options.contains("--discard-my-data"));
      case "disconnect" -> drbd.disconnect(replica);
      case "detach" -> drbd.detach(replica);
      case "primary" -> drbd.primary(replica, options.contains("--force"));
      case "secondary" -> drbd.secondary(replica);
      case "invalidate" -> drbd.invalidate(replica);
      case "disk-options" -> replica.rate = rateOption(replica.rate);
      default -> {
        return Machine.notModelled(call);
      }
    }
    return 0;
  }

  private long rateOption(long now) {
    return options.stream()
        .filter(option -> option.startsWith("--resync-rate="))
        .map(option -> ResourceConfig.rate(option.substring("--resync-rate=".length())))
        .findFirst()
        .orElse(now);
  }

  private Replica attach() throws DrbdRefusal {
    if (!Drbdadm.loadModule(call.machine())) {
      throw new DrbdRefusal("Could not connect to 'drbd' generic netlink family", NO_MODULE);
    }
    return drbd.attach(resource, host);
  }

  private int up() throws DrbdRefusal {
    drbd.connect(attach(), false);
    return 0;
  }

  /// Makes the running resource what the file says.
  private int adjust() throws DrbdRefusal {
    Optional<Replica> running = drbd.up(resource.name());
    Replica replica =
        running.isEmpty() || running.get().disk == Dstate.DISKLESS ? attach() : running.get();
    replica.config = resource;
    replica.rate = resource.resyncRate();
    if (replica.connection == Cstate.STAND_ALONE) {
      drbd.connect(replica, false);
    }
    return 0;
  }

  static int terminated(Call call, String command, int status) {
    call.err().println("Command '" + command + "' terminated with exit code " + status);
    return status;
  }

  /// `drbdadm status` of drbd-utils 9 for an 8.4 module.
  private int status() {
    Optional<Replica> up = drbd.up(resource.name());
    if (up.isEmpty()) {
      call.err().println("# No currently configured DRBD found.");
      return 10;
    }
    Replica replica = up.get();
    call.out().println(resource.name() + " role:" + replica.role);
    call.out().println("  disk:" + replica.disk);
    if (replica.connection.established()) {
      String replication =
          replica.connection == Cstate.CONNECTED ? "Established" : replica.connection.toString();
      String done =
          replica.connection.synchronising()
              ? " done:%d.%d0"
                  .formatted(ProcDrbd.permille(replica) / 10, ProcDrbd.permille(replica) % 10)
              : "";
      call.out().println("  peer role:" + replica.peerRole());
      call.out()
          .println("    replication:" + replication + " peer-disk:" + replica.peerDisk() + done);
    } else if (replica.connection == Cstate.WF_CONNECTION) {
      call.out().println("  peer connection:Connecting");
    }
    call.out().println();
    return 0;
  }

  private int dump() {
    call.out().println("# resource " + resource.name() + " on " + host.name());
    call.out().println("resource " + resource.name() + " {");
    for (ResourceConfig.Host each : resource.hosts()) {
      call.out()
          .print(
              """
                  on %s {
                      device           %s minor %d;
                      disk             %s;
                      meta-disk        internal;
                      address          ipv4 %s:%d;
                  }
              """
                  .formatted(
                      each.name(),
                      each.device(),
                      each.minor(),
                      each.disk(),
                      each.address(),
                      each.port()));
    }
    call.out().println("}");
    return 0;
  }
}
