package futago.simulator.host.software;

import futago.simulator.machine.Machine;
import java.nio.file.FileSystemException;
import java.util.Optional;

/// The lock of a machine's package managers, held by somebody else than apt-get and yum: by the
/// automatic updates, say.
public final class PackageLock {
  static final String APT = "/var/lib/dpkg/lock-frontend";
  static final String YUM = "/var/run/yum.pid";

  /// Who holds it.
  record Holder(int pid, String program) {}

  private final Machine machine;
  private final boolean yum;
  private Optional<Holder> holder = Optional.empty();

  PackageLock(Machine machine, boolean yum) {
    this.machine = machine;
    this.yum = yum;
    if (!yum) {
      machine.files().install(APT, "");
      machine.files().generate("/proc/locks", this::lines);
    }
  }

  /// A machine's.
  public static PackageLock of(Machine machine) {
    return machine.part(PackageLock.class);
  }

  /// Somebody takes it.
  public synchronized void take(int pid, String program) {
    holder = Optional.of(new Holder(pid, program));
    machine.files().install("/proc/" + pid + "/comm", program + "\n");
    if (yum) {
      machine.files().install(YUM, pid + "\n");
    }
  }

  /// It is free again.
  public synchronized void free() throws FileSystemException {
    String process = "/proc/" + holder.orElseThrow().pid();
    holder = Optional.empty();
    machine.files().delete(process + "/comm");
    machine.files().delete(process);
    if (yum) {
      machine.files().delete(YUM);
    }
  }

  synchronized Optional<Holder> holder() {
    return holder;
  }

  /// As proc_locks(5) has it.
  private String lines() {
    return holder()
        .map(
            each ->
                "1: POSIX  ADVISORY  WRITE %d fe:01:%d 0 EOF\n"
                    .formatted(each.pid(), machine.files().inode(APT)))
        .orElse("");
  }
}
