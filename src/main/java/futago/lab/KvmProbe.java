package futago.lab;

import futago.lab.QemuCommand.Accelerator;
import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/// Finds out whether KVM really runs a guest: `/dev/kvm` may exist and yet every guest hangs in it.
/// The answer holds until this computer is booted again.
final class KvmProbe {
  /// An emulated processor needs 3 s for the same.
  private static final Duration DEADLINE = Duration.ofSeconds(12);

  private static final Path DEVICE = Path.of("/dev/kvm");
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final Path memory;
  private final Consumer<Message> progress;

  /// @param memory the file that remembers the answer
  KvmProbe(Path memory, Consumer<Message> progress) {
    this.memory = memory;
    this.progress = progress;
  }

  /// The fastest accelerator that works.
  Accelerator accelerator(LabImage image) throws LabException, InterruptedException {
    if (!Files.isWritable(DEVICE)) {
      return Accelerator.EMULATION;
    }
    try {
      String boot = Files.readString(BOOT_ID).strip();
      String remembered = Files.exists(memory) ? Files.readString(memory).strip() : "";
      for (Accelerator accelerator : Accelerator.values()) {
        if (remembered.equals(boot + " " + accelerator)) {
          return accelerator;
        }
      }
      Accelerator found = boots(image) ? Accelerator.KVM : Accelerator.EMULATION;
      Resources.write(memory, boot + " " + found + "\n", "rw-r--r--");
      progress.accept(Message.of(found == Accelerator.KVM ? "lab.kvm.works" : "lab.kvm.useless"));
      return found;
    } catch (IOException e) {
      throw new LabException(
          Message.of("lab.notWritten", memory.toString(), String.valueOf(e.getMessage())),
          Message.of("lab.notWritten.cure"),
          e);
    }
  }

  private static boolean boots(LabImage image) throws LabException, InterruptedException {
    return LocalCommand.run(DEADLINE, QemuCommand.probe(image, Accelerator.KVM)).succeeded();
  }
}
