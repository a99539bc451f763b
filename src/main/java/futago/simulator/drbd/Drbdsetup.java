package futago.simulator.drbd;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.List;

/// drbdsetup(8), as far as it is asked what is up: `drbdsetup show [RESOURCE]`.
final class Drbdsetup implements Program {
  private final Drbd drbd;

  Drbdsetup(Drbd drbd) {
    this.drbd = drbd;
  }

  @Override
  public int run(Call call) {
    List<String> arguments = call.arguments();
    if (arguments.isEmpty() || !arguments.getFirst().equals("show") || arguments.size() > 2) {
      return Machine.notModelled(call);
    }
    synchronized (drbd.timeline()) {
      List<Replica> shown =
          drbd.all().stream()
              .filter(each -> arguments.size() == 1 || each.config.name().equals(arguments.get(1)))
              .toList();
      if (arguments.size() == 2 && shown.isEmpty()) {
        call.err().println(arguments.get(1) + ": No such resource");
        return 10;
      }
      shown.forEach(each -> call.out().print(text(each)));
    }
    return 0;
  }

  private static String text(Replica replica) {
    ResourceConfig.Host here = replica.host;
    ResourceConfig.Host there = replica.config.peerOf(here);
    String disk =
        replica.disk == Dstate.DISKLESS
            ? ""
            : """
                        disk\t\t\t"%s";
                        meta-disk\t\t\tinternal;
                        disk {
                            resync-rate     \t%dk; # bytes/second
                        }
            """
                .formatted(here.disk(), replica.rate);
    return """
    resource %s {
        options {
        }
        net {
            protocol        \tC;
        }
        _remote_host {
            address\t\t\tipv4 %s:%d;
        }
        _this_host {
            address\t\t\tipv4 %s:%d;
            volume 0 {
                device\t\t\tminor %d;
    %s        }
        }
    }
    """
        .formatted(
            replica.config.name(),
            there.address(),
            there.port(),
            here.address(),
            here.port(),
            here.minor(),
            disk);
  }
}
