package futago.lab;

import static org.assertj.core.api.Assertions.assertThat;

import futago.lab.QemuCommand.Accelerator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QemuCommandTest {
  private static final LabImage IMAGE = new LabImage(Path.of("/cache/bookworm-1"));
  private static final LabFiles FILES = new LabFiles(Path.of("/state/a,b"));

  @Test
  void startsANodeInTheBackground() {
    var settings = LabSettings.defaults("lab");
    var argv =
        QemuCommand.node(
            "futago-lab-bob",
            LabNode.of(settings).get(1),
            FILES,
            IMAGE,
            settings,
            Accelerator.EMULATION,
            "tap1");

    assertThat(String.join(" ", argv))
        .isEqualTo(
            "qemu-system-x86_64 -name futago-lab-bob -machine q35 -accel tcg,thread=multi -cpu max"
                + " -smp 1 -m 1024 -nodefaults -no-user-config -display none -kernel"
                + " /cache/bookworm-1/vmlinuz -initrd /cache/bookworm-1/initrd -append"
                + " root=/dev/vda rw console=ttyS0 net.ifnames=0 quiet -chardev"
                + " file,id=console,append=on,path=/state/a,,b/bob.console.log -serial"
                + " chardev:console -qmp unix:bob.qmp,server=on,wait=off -drive"
                + " if=virtio,cache=unsafe,format=qcow2,file=/state/a,,b/bob.qcow2 -drive"
                + " if=virtio,cache=unsafe,format=raw,file=/state/a,,b/bob-data.raw -netdev"
                + " tap,ifname=tap1,script=no,downscript=no,id=lan -device"
                + " virtio-net-pci,romfile=,netdev=lan,mac=52:54:00:f7:01:02 -netdev"
                + " user,ipv6=off,id=wan -device"
                + " virtio-net-pci,romfile=,netdev=wan,mac=52:54:00:f7:02:02 -device virtio-rng-pci"
                + " -fw_cfg name=opt/futago/first-boot,file=/state/a,,b/bob.first-boot.sh -pidfile"
                + " /state/a,b/bob.pid -daemonize");
  }

  @Test
  void probesTheProcessorWithAKernelThatSwitchesItselfOff() {
    assertThat(QemuCommand.probe(IMAGE, Accelerator.KVM))
        .containsSequence("-accel", "kvm", "-cpu", "host")
        .contains("-no-reboot")
        .anyMatch(argument -> argument.contains("rdinit=/bin/poweroff"))
        .doesNotContain("-drive", "-netdev", "-daemonize");
  }
}
