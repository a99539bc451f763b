package futago.simulator.drbd;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Mounts;
import futago.simulator.machine.Program;

/// `drbd-overview` of drbd-utils 8.4: a line for each resource, and how far a synchronisation is.
final class DrbdOverview implements Program {
  private final Drbd drbd;

  DrbdOverview(Drbd drbd) {
    this.drbd = drbd;
  }

  @Override
  public int run(Call call) {
    if (!call.arguments().isEmpty()) {
      return Machine.notModelled(call);
    }
    try {
      DrbdConfiguration configuration = DrbdConfiguration.of(call.machine());
      synchronized (drbd.timeline()) {
        for (ResourceConfig resource : configuration.here()) {
          int minor = configuration.sectionOf(resource).minor();
          call.out()
              .print(
                  drbd.up(resource.name())
                      .map(this::line)
                      .orElse(" %2d:%s/0  Unconfigured . . \n".formatted(minor, resource.name())));
        }
      }
      return 0;
    } catch (DrbdConfigException e) {
      call.err().println(e.getMessage());
      return 10;
    }
  }

  private String line(Replica replica) {
    String mount =
        drbd.machine().part(Mounts.class).all().stream()
            .filter(each -> each.device().equals(replica.host.device()))
            .map(each -> each.directory() + " " + each.type() + " " + used(replica))
            .findFirst()
            .orElse("");
    String line =
        " %2d:%s/0  %s %s/%s %s/%s C r----- %s\n"
            .formatted(
                replica.host.minor(),
                replica.config.name(),
                replica.connection,
                replica.role,
                replica.peerRole(),
                replica.disk,
                replica.peerDisk(),
                mount);
    return replica.connection.synchronising() ? line + "\t" + ProcDrbd.bar(replica) + "\n" : line;
  }

  /// What `df -h` says of an almost empty ext4 of that size.
  private static String used(Replica replica) {
    long mebibytes = replica.kibibytes() / 1024;
    return "%dM %dM %dM 4%% ".formatted(mebibytes * 98 / 100, 34, mebibytes * 92 / 100 - 34);
  }
}
