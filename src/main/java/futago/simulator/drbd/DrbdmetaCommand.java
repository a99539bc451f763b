package futago.simulator.drbd;

import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Call;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What `drbdadm` has `drbdmeta` do to the metadata on a disk.
final class DrbdmetaCommand {
  private static final int NO_METADATA = 255;
  private static final int ABORTED = 1;
  private static final int CONFIGURED = 20;
  private static final int DATA_IN_THE_WAY = 40;

  private final Drbd drbd;
  private final DrbdFlavour flavour;
  private final Call call;
  private final ResourceConfig.Host host;
  private final boolean attached;

  /// @param attached whether the kernel uses the disk
  DrbdmetaCommand(
      Drbd drbd, DrbdFlavour flavour, Call call, ResourceConfig.Host host, boolean attached) {
    this.drbd = drbd;
    this.flavour = flavour;
    this.call = call;
    this.host = host;
    this.attached = attached;
  }

  private Optional<BlockDevice> disk() {
    return call.machine().part(BlockDevices.class).find(host.disk());
  }

  int create(boolean force) {
    Optional<BlockDevice> disk = disk();
    if (disk.isEmpty()) {
      call.err().println("open(" + host.disk() + ") failed: No such file or directory");
      return DrbdCommand.terminated(call, meta("create-md"), CONFIGURED);
    }
    if (attached) {
      call.err().println("Device '" + host.minor() + "' is configured!");
      return DrbdCommand.terminated(call, meta("create-md"), CONFIGURED);
    }
    if (drbd.metadataOn(disk.get()).isPresent() && !force) {
      call.out()
          .print(
              """
              You want me to create a v08 style flexible-size internal meta data block.
              There appears to be a v08 flexible-size internal meta data block
              already in place on %s at byte offset %d
              Do you really want to overwrite the existing v08 meta-data?
              [need to type 'yes' to confirm] \
              """
                  .formatted(host.disk(), disk.get().bytes() - 4096));
      if (!saysYes()) {
        call.out().println("Operation canceled.");
        return DrbdCommand.terminated(call, meta("create-md"), ABORTED);
      }
    } else if (!disk.get().signature().isEmpty() && !force) {
      call.err()
          .print(
              """
              Found %s filesystem

              Device size would be truncated, which
              would corrupt data and result in
              'access beyond end of device' errors.
              You need to either
                 * use external meta data (recommended)
                 * shrink that filesystem first
                 * zero out the device (destroy the filesystem)
              Operation refused.

              """
                  .formatted(disk.get().signature()));
      return DrbdCommand.terminated(call, meta("create-md"), DATA_IN_THE_WAY);
    }
    drbd.createMetadata(disk.get());
    call.out()
        .print(
            """
            Writing meta data...
            initializing activity log
            NOT initializing bitmap
            New drbd meta data block successfully created.
            """);
    return 0;
  }

  private boolean saysYes() {
    try {
      return new String(call.in().readAllBytes(), StandardCharsets.UTF_8).strip().equals("yes");
    } catch (java.io.IOException e) {
      return false;
    }
  }

  int dump() {
    if (attached) {
      call.err().println("Found meta data is \"unclean\", please apply-al first");
      return DrbdCommand.terminated(call, meta("dump-md"), NO_METADATA);
    }
    return metadata()
        .map(
            found -> {
              call.out()
                  .print(
                      """
                      # DRBD meta data dump
                      # %s> drbdmeta %d %s %s internal dump-md
                      #

                      version "v08";

                      uuid {
                          0x%s; flags 0x00000000;
                      }
                      """
                          .formatted(
                              host.name(),
                              host.minor(),
                              flavour.meta(),
                              host.disk(),
                              found.generations().text(false).replace(":", "; 0x")));
              return 0;
            })
        .orElseGet(() -> noMetadata("dump-md"));
  }

  int generations() {
    return metadata()
        .map(
            found -> {
              call.out().println(found.text());
              return 0;
            })
        .orElseGet(() -> noMetadata("get-gi"));
  }

  private Optional<Metadata> metadata() {
    return disk().flatMap(drbd::metadataOn);
  }

  private int noMetadata(String command) {
    call.err().println("No valid meta data found");
    return DrbdCommand.terminated(call, meta(command), NO_METADATA);
  }

  private String meta(String command) {
    return "drbdmeta %d %s %s internal %s"
        .formatted(host.minor(), flavour.meta(), host.disk(), command);
  }
}
