package futago.simulator.host.disk;

import futago.simulator.host.Table;
import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Call;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `wipefs`: shows what is recognisable on a device, and wipes it.
final class Wipefs {
  private final Call call;
  private final Options options;

  private Wipefs(Call call, Options options) {
    this.call = call;
    this.options = options;
  }

  static Program program() {
    Tool tool =
        call -> {
          // --backup needs no value.
          List<String> arguments =
              call.arguments().stream().map(word -> word.equals("--backup") ? "-b" : word).toList();
          var options =
              Options.of(
                  arguments,
                  "anbfio:q",
                  "all=a",
                  "no-act=n",
                  "noheadings=i",
                  "force=f",
                  "output=o",
                  "quiet=q");
          return new Wipefs(call, options).run();
        };
    return tool.program();
  }

  /// Something recognisable on a device.
  private record Found(String type, long offset, String bytes) {}

  private List<Found> found(BlockDevice device) {
    List<Found> all = new ArrayList<>();
    switch (device.signature()) {
      case "" -> {}
      case "ext2", "ext3", "ext4" -> all.add(new Found(device.signature(), 0x438, "53 ef"));
      case "swap" -> all.add(new Found("swap", 0xff6, "53 57 41 50 53 50 41 43 45 32"));
      case "dos" -> all.add(new Found("dos", 0x1fe, "55 aa"));
      case "xfs" -> all.add(new Found("xfs", 0, "58 46 53 42"));
      case "LVM2_member" -> all.add(new Found("LVM2_member", 0x218, "4c 56 4d 32 20 30 30 31"));
      default -> all.add(new Found(device.signature(), 0, "00"));
    }
    if (!device.trailer().isEmpty()) {
      all.add(new Found(device.trailer(), device.bytes() - 4036, "83 74 02 6d"));
    }
    return all;
  }

  private int run() {
    if (options.words().isEmpty()) {
      throw new NotModelledException();
    }
    for (String path : options.words()) {
      Optional<BlockDevice> device = call.machine().part(BlockDevices.class).find(call.path(path));
      if (device.isEmpty()) {
        call.err()
            .println(
                "wipefs: error: "
                    + path
                    + ": probing initialization failed: No such file or directory");
        return 1;
      }
      if (device.get().holder().equals("drbd-secondary")) {
        call.err()
            .println(
                "wipefs: error: " + path + ": probing initialization failed: Wrong medium type");
        return 1;
      }
      if (options.has('a') && !options.has('n')) {
        if (!wipe(path, device.get())) {
          return 1;
        }
      } else {
        show(path, device.get());
      }
    }
    return 0;
  }

  private boolean wipe(String path, BlockDevice device) {
    if (!device.holder().isEmpty() && !options.has('f')) {
      call.err()
          .println(
              "wipefs: error: "
                  + path
                  + ": probing initialization failed: Device or resource busy");
      return false;
    }
    for (Found each : found(device)) {
      if (options.has('b')) {
        call.machine()
            .files()
            .install(
                "/root/wipefs-%s-0x%08x.bak"
                    .formatted(path.substring(path.lastIndexOf('/') + 1), each.offset()),
                each.bytes());
      }
      if (!options.has('q')) {
        call.out()
            .println(
                "%s: %d bytes were erased at offset 0x%08x (%s): %s"
                    .formatted(
                        path,
                        (each.bytes().length() + 1) / 3,
                        each.offset(),
                        each.type(),
                        each.bytes()));
      }
    }
    device.mark("");
    device.trail("");
    return true;
  }

  private void show(String path, BlockDevice device) {
    List<String> columns =
        Arrays.asList(options.value('o').orElse("DEVICE,OFFSET,TYPE,UUID,LABEL").split(",", -1));
    List<Found> found = found(device);
    if (found.isEmpty()) {
      return;
    }
    var table = new Table("l".repeat(columns.size()));
    if (!options.has('i')) {
      table.row(columns);
    }
    for (Found each : found) {
      table.row(columns.stream().map(column -> cell(column, each, path, device)).toList());
    }
    table.lines().forEach(call.out()::println);
  }

  private String cell(String column, Found found, String path, BlockDevice device) {
    return switch (column) {
      case "DEVICE" -> path.substring(path.lastIndexOf('/') + 1);
      case "OFFSET" -> "0x%x".formatted(found.offset());
      case "TYPE" -> found.type();
      case "UUID" -> found.type().equals("dos") ? "" : Blkid.uuid(call.machine(), device);
      case "LABEL" -> "";
      default -> throw new NotModelledException();
    };
  }
}
