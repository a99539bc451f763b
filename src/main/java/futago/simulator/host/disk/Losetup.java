package futago.simulator.host.disk;

import futago.simulator.host.Release;
import futago.simulator.host.Table;
import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `losetup`: loop devices that show a disk image.
final class Losetup {
  private final LoopDevices loops;
  private final Release release;
  private final Call call;

  private Losetup(LoopDevices loops, Release release, Call call) {
    this.loops = loops;
    this.release = release;
    this.call = call;
  }

  static Program program(LoopDevices loops, Release release) {
    Tool tool =
        call -> {
          var options =
              Options.of(
                  call,
                  "anfdj:O:",
                  "all=a",
                  "noheadings=n",
                  "find=f",
                  "detach=d",
                  "output=O",
                  "associated=j");
          return new Losetup(loops, release, call).run(options);
        };
    return tool.program();
  }

  private int run(Options options) {
    List<String> words = options.words();
    if (options.has('d')) {
      return detach(words);
    }
    if (options.has('O')) {
      return columns(options, words);
    }
    if (options.has('f')) {
      if (!words.isEmpty()) {
        return attach(firstFree(), words.getFirst());
      }
      call.out().println(firstFree());
      return 0;
    }
    return switch (words.size()) {
      case 0 -> {
        loops.all().forEach(this::show);
        yield 0;
      }
      case 1 -> show(words.getFirst());
      default -> attach(words.getFirst(), words.get(1));
    };
  }

  private String firstFree() {
    int number = 0;
    while (loops.fileOf("/dev/loop" + number).isPresent()) {
      number++;
    }
    return "/dev/loop" + number;
  }

  private void show(String device, String file) {
    call.out()
        .println(
            release.isCentos()
                ? device + ": [fd00]:131074 (" + file + ")"
                : device + ": []: (" + file + ")");
  }

  private int show(String device) {
    Optional<String> file = loops.fileOf(device);
    file.ifPresent(each -> show(device, each));
    return file.isPresent() ? 0 : call.fail(1, device + ": No such device or address");
  }

  private int columns(Options options, List<String> words) {
    List<String> columns = List.of(options.value('O').orElse("").split(",", -1));
    Map<String, String> all = loops.all();
    if (!words.isEmpty() && !all.containsKey(words.getFirst())) {
      return call.fail(1, words.getFirst() + ": No such device or address");
    }
    var table = new Table("l".repeat(columns.size()));
    if (!options.has('n')) {
      table.row(columns);
    }
    for (Map.Entry<String, String> loop : all.entrySet()) {
      if (words.isEmpty() || words.contains(loop.getKey())) {
        table.row(
            columns.stream()
                .map(
                    column ->
                        switch (column) {
                          case "NAME" -> loop.getKey();
                          case "BACK-FILE" -> loop.getValue();
                          default -> throw new NotModelledException();
                        })
                .toList());
      }
    }
    table.lines().forEach(call.out()::println);
    return 0;
  }

  private int attach(String device, String file) {
    Optional<FileEntry> entry = call.machine().files().find(call.path(file));
    if (entry.isEmpty()) {
      return call.fail(1, file + ": failed to set up loop device: No such file or directory");
    }
    if (!device.matches("/dev/loop\\d+")) {
      return call.fail(
          1, device + ": failed to set up loop device: Inappropriate ioctl for device");
    }
    if (loops.fileOf(device).isPresent()) {
      return release.isCentos()
          ? call.fail(2, device + ": device is busy")
          : call.fail(1, device + ": failed to set up loop device: Device or resource busy");
    }
    BlockDevice image = entry.get().image();
    if (image == null) {
      // A file with bytes of its own, such as a very small one, is no disk that anything fits on.
      throw new NotModelledException();
    }
    loops.attach(device, call.machine().files().real(call.path(file)), image);
    return 0;
  }

  private int detach(List<String> devices) {
    for (String device : devices) {
      if (loops.fileOf(device).isEmpty()) {
        return call.fail(1, device + ": detach failed: No such device or address");
      }
      if (!loops.detach(device)) {
        return release.isCentos()
            ? call.fail(1, device + ": detach failed: Device or resource busy")
            : 0;
      }
    }
    return 0;
  }
}
