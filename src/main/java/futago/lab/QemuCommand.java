package futago.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How QEMU is called.
final class QemuCommand {
  private static final String PROGRAM = "qemu-system-x86_64";

  private QemuCommand() {}

  /// The processor: the real one through KVM, or an emulated one.
  enum Accelerator {
    KVM("kvm", "host"),
    EMULATION("tcg,thread=multi", "max");

    private final String accel;
    private final String cpu;

    Accelerator(String accel, String cpu) {
      this.accel = accel;
      this.cpu = cpu;
    }

    private List<String> options() {
      return List.of("-machine", "q35", "-accel", accel, "-cpu", cpu, "-smp", "1");
    }
  }

  /// Starts a node in the background. QEMU's own network namespace is this computer's: only there
  /// can its second card reach the package archive. The first card's tap is moved into the lab's
  /// namespace afterwards, which leaves it connected.
  ///
  /// @param vmName what `-name` says, by which the process is found again
  /// @param tap name of the tap device that QEMU makes; it goes away together with QEMU
  static List<String> node(
      String vmName,
      LabNode node,
      LabFiles files,
      LabImage image,
      LabSettings settings,
      Accelerator accelerator,
      String tap) {
    var argv = new ArrayList<String>(List.of(PROGRAM, "-name", vmName));
    argv.addAll(accelerator.options());
    argv.addAll(List.of("-m", String.valueOf(settings.memoryMiB())));
    argv.addAll(List.of("-nodefaults", "-no-user-config", "-display", "none"));
    argv.addAll(kernel(image, "root=/dev/vda rw console=ttyS0 net.ifnames=0 quiet"));
    argv.addAll(
        List.of(
            "-chardev",
            "file,id=console,append=on,path=" + escape(files.console(node)),
            "-serial",
            "chardev:console",
            // Relative, because the address of a socket must not be longer than 107 bytes.
            "-qmp",
            "unix:" + files.qmp(node).getFileName() + ",server=on,wait=off"));
    argv.addAll(drive(escape(files.rootDisk(node)), "qcow2"));
    argv.addAll(drive(escape(files.dataDisk(node)), "raw"));
    argv.addAll(card("lan", "tap,ifname=" + tap + ",script=no,downscript=no", 1, node.index()));
    argv.addAll(card("wan", "user,ipv6=off", 2, node.index()));
    argv.addAll(
        List.of(
            "-device",
            "virtio-rng-pci",
            "-fw_cfg",
            "name=opt/futago/first-boot,file=" + escape(files.firstBoot(node)),
            "-pidfile",
            files.pid(node).toString(),
            "-daemonize"));
    return List.copyOf(argv);
  }

  /// Boots a kernel that does nothing but switch the machine off again, in the foreground.
  static List<String> probe(LabImage image, Accelerator accelerator) {
    var argv = new ArrayList<String>(List.of(PROGRAM));
    argv.addAll(accelerator.options());
    argv.addAll(List.of("-m", "512", "-nodefaults", "-no-user-config", "-display", "none"));
    argv.addAll(kernel(image, "console=ttyS0 quiet panic=-1 rdinit=/bin/poweroff"));
    argv.addAll(List.of("-serial", "stdio", "-no-reboot"));
    return List.copyOf(argv);
  }

  private static List<String> kernel(LabImage image, String arguments) {
    return List.of(
        "-kernel",
        image.kernel().toString(),
        "-initrd",
        image.initrd().toString(),
        "-append",
        arguments);
  }

  /// A power cut of this computer may lose a lab: not waiting for its real disk makes it bearable.
  private static List<String> drive(String file, String format) {
    return List.of("-drive", "if=virtio,cache=unsafe,format=" + format + ",file=" + file);
  }

  private static List<String> card(String id, String backend, int network, int node) {
    String mac = String.format("52:54:00:f7:%02x:%02x", network, node + 1);
    return List.of(
        "-netdev",
        backend + ",id=" + id,
        "-device",
        "virtio-net-pci,romfile=,netdev=" + id + ",mac=" + mac);
  }

  /// A comma would begin QEMU's next option.
  private static String escape(Path path) {
    return path.toString().replace(",", ",,");
  }
}
