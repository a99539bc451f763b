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
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `lsblk`: the block devices and what lies on them, as a tree.
final class Lsblk {
  private static final String USUAL = "NAME,MAJ:MIN,RM,SIZE,RO,TYPE,MOUNTPOINTS";
  private static final String FILE_SYSTEMS = "NAME,FSTYPE,LABEL,UUID,MOUNTPOINTS";

  private final Call call;
  private final Options options;
  private final Topology topology;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private Lsblk(Call call, Options options) {
    this.call = call;
    this.options = options;
    this.topology = new Topology(call.machine());
    this.columns =
        List.of(
            options
                .value('o')
                .orElse(options.has('f') ? FILE_SYSTEMS : USUAL)
                .toUpperCase(Locale.ROOT)
                .split(",", -1));
  }

  static Program program() {
    Tool tool =
        call ->
            new Lsblk(
                    call,
                    Options.of(
                        call,
                        "nro:pbfdl",
                        "noheadings=n",
                        "raw=r",
                        "output=o",
                        "paths=p",
                        "bytes=b",
                        "fs=f",
                        "nodeps=d",
                        "list=l"))
                .run();
    return tool.program();
  }

  private int run() {
    int status = 0;
    if (options.words().isEmpty()) {
      topology.top().forEach(device -> add(device, "", ""));
    }
    for (String path : options.words()) {
      Optional<BlockDevice> device = call.machine().part(BlockDevices.class).find(call.path(path));
      if (device.isEmpty()) {
        call.err().println("lsblk: " + path + ": not a block device");
        status = 32;
      } else {
        add(device.get(), "", "");
      }
    }
    print();
    return status;
  }

  private void add(BlockDevice device, String branch, String below) {
    boolean tree = !options.has('r') && !options.has('l');
    rows.add(columns.stream().map(column -> cell(column, device, tree ? branch : "")).toList());
    if (options.has('d')) {
      return;
    }
    boolean unicode = (call.environment("LC_ALL") + call.environment("LANG")).contains("UTF-8");
    List<BlockDevice> above = topology.above(device);
    for (int i = 0; i < above.size(); i++) {
      boolean last = i == above.size() - 1;
      String fork = unicode ? last ? "└─" : "├─" : last ? "`-" : "|-";
      add(above.get(i), below + fork, below + (last ? "  " : unicode ? "│ " : "| "));
    }
  }

  private String cell(String column, BlockDevice device, String branch) {
    int[] numbers = topology.numbers(device);
    return switch (column) {
      case "NAME" -> branch + (options.has('p') ? topology.path(device) : topology.name(device));
      case "KNAME" -> device.path().substring("/dev/".length());
      case "PATH" -> topology.path(device);
      case "MAJ:MIN" -> "%3d:%-3d".formatted(numbers[0], numbers[1]);
      case "RM" -> "0";
      case "SIZE" -> options.has('b') ? Long.toString(device.bytes()) : size(device.bytes());
      case "RO" -> "0";
      case "TYPE" -> topology.type(device);
      case "FSTYPE" -> signature(device);
      case "LABEL" -> "";
      case "UUID" -> signature(device).isEmpty() ? "" : Blkid.uuid(call.machine(), device);
      case "MOUNTPOINT", "MOUNTPOINTS" -> topology.mountPoint(device);
      default -> throw new NotModelledException();
    };
  }

  private static String signature(BlockDevice device) {
    String signature = device.signature().isEmpty() ? device.trailer() : device.signature();
    return signature.equals("dos") ? "" : signature;
  }

  /// A size as people read it: at most one decimal, and none that is zero.
  static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < 4) {
      value /= 1024;
      unit++;
    }
    String text = "%.1f".formatted(value);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text)
        + "BKMGT".charAt(unit);
  }

  private void print() {
    if (options.has('r')) {
      if (!options.has('n')) {
        call.out().println(String.join(" ", columns));
      }
      rows.forEach(
          row -> call.out().println(String.join(" ", row.stream().map(String::strip).toList())));
      return;
    }
    var alignment = new StringBuilder();
    columns.forEach(
        column -> alignment.append(List.of("RM", "SIZE", "RO").contains(column) ? 'r' : 'l'));
    var table = new Table(alignment.toString());
    if (!options.has('n')) {
      table.row(columns);
    }
    rows.forEach(table::row);
    table.lines().forEach(call.out()::println);
  }
}
