package futago.simulator.host.disk;

import futago.simulator.host.Release;
import futago.simulator.machine.BlockDevice;
import futago.simulator.machine.BlockDevices;
import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// `blkid`: what is on block devices.
final class Blkid {
  /// Nothing was found; see blkid(8).
  private static final int NOTHING = 2;

  private final Release release;
  private final Call call;
  private final Options options;

  private Blkid(Release release, Call call, Options options) {
    this.release = release;
    this.call = call;
    this.options = options;
  }

  static Program program(Release release) {
    Tool tool =
        call ->
            new Blkid(
                    release,
                    call,
                    Options.of(call, "po:s:c:", "probe=p", "output=o", "match-tag=s"))
                .run();
    return tool.program();
  }

  /// What a device's file system is known by; the same device always has the same.
  static String uuid(Machine machine, BlockDevice device) {
    String seed = machine.name() + device.path() + device.bytes();
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private int run() {
    var topology = new Topology(call.machine());
    if (options.words().isEmpty()) {
      for (BlockDevice device : call.machine().part(BlockDevices.class).all()) {
        String signature = foremost(device);
        if (!signature.isEmpty() && !signature.equals("dos")) {
          print(topology.path(device), tags(signature, uuid(call.machine(), device)));
        }
      }
      return 0;
    }
    int status = NOTHING;
    for (String path : options.words()) {
      int one = look(path);
      status = one == NOTHING ? status : one;
    }
    return status;
  }

  private int look(String path) {
    Optional<BlockDevice> device = call.machine().part(BlockDevices.class).find(call.path(path));
    if (device.isPresent()) {
      return look(path, device.get());
    }
    Optional<FileEntry> file =
        call.machine().files().find(call.path(path)).filter(FileEntry::isFile);
    if (file.isEmpty()) {
      if (options.has('p')) {
        call.err().println("error: " + path + ": No such file or directory");
      }
      return NOTHING;
    }
    if (file.get().image() != null) {
      return look(path, file.get().image());
    }
    String signature = Signatures.recognise(file.get().content());
    return signature.isEmpty() ? NOTHING : print(path, tags(signature, new UUID(0, 0).toString()));
  }

  /// Of a disk under DRBD it is DRBD that is named, not what is on it: of what belongs to a RAID
  /// the library looks no further.
  private static String foremost(BlockDevice device) {
    return device.trailer().isEmpty() ? device.signature() : device.trailer();
  }

  private int look(String path, BlockDevice device) {
    if (device.holder().equals("drbd-secondary")) {
      call.err().println("error: " + path + ": Wrong medium type");
      return NOTHING;
    }
    String signature = foremost(device);
    return signature.isEmpty()
        ? NOTHING
        : print(path, tags(signature, uuid(call.machine(), device)));
  }

  private Map<String, String> tags(String signature, String uuid) {
    var tags = new LinkedHashMap<String, String>();
    if (signature.equals("dos")) {
      tags.put("PTTYPE", "dos");
      return tags;
    }
    tags.put("UUID", uuid);
    if (options.has('p') && signature.startsWith("ext")) {
      tags.put("VERSION", "1.0");
    }
    if (!release.isCentos() && signature.startsWith("ext")) {
      tags.put("BLOCK_SIZE", "4096");
    }
    tags.put("TYPE", signature);
    if (options.has('p')) {
      tags.put("USAGE", usage(signature));
    }
    return tags;
  }

  private static String usage(String signature) {
    return switch (signature) {
      case "LVM2_member", "drbd" -> "raid";
      case "swap" -> "other";
      case "crypto_LUKS" -> "crypto";
      default -> "filesystem";
    };
  }

  private int print(String path, Map<String, String> all) {
    List<String> wanted = options.values('s');
    Map<String, String> tags = new LinkedHashMap<>(all);
    if (!wanted.isEmpty()) {
      tags.keySet().retainAll(wanted);
    }
    if (tags.isEmpty()) {
      return NOTHING;
    }
    switch (options.value('o').orElse("full")) {
      case "value" -> tags.values().forEach(call.out()::println);
      case "export" -> tags.forEach((name, value) -> call.out().println(name + "=" + value));
      default ->
          call.out()
              .println(
                  tags.entrySet().stream()
                          .map(tag -> tag.getKey() + "=\"" + tag.getValue() + "\"")
                          .collect(Collectors.joining(" ", path + ": ", ""))
                      + (release.isCentos() ? " " : ""));
    }
    return 0;
  }
}
