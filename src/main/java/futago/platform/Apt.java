package futago.platform;

import futago.command.Action;
import futago.command.OnlyIf;
import futago.command.Probe;
import futago.command.Run;
import futago.command.WaitFor;
import futago.text.Message;
import java.time.Duration;
import java.util.List;

/// Debian's package manager: apt-get(8). No question is ever asked (`DEBIAN_FRONTEND`, kept
/// conffiles), a held lock is waited for, and recommended packages are left out so that it is known
/// what comes.
final class Apt implements Packages {
  /// Long enough for a slow mirror and an emulated machine: 9 minutes were measured for everything.
  private static final Duration DEADLINE = Duration.ofMinutes(45);

  /// A longer wait than for unattended-upgrades helps nobody.
  private static final Duration LOCK_DEADLINE = Duration.ofMinutes(10);

  /// Fails while one of the locks is held (fcntl(2), see proc_locks(5)), and says by whom.
  private static final String LOCK_HOLDER =
      """
      for lock in /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock /var/lib/apt/lists/lock; do
        inode=$(stat -c %i "$lock" 2>/dev/null) || continue
        pid=$(awk '$2 == "POSIX" && $6 ~ /:'"$inode"'$/ { print $5; exit }' /proc/locks)
        if [ -n "$pid" ]; then
          echo "$lock is held by process $pid ($(cat "/proc/$pid/comm"))"
          exit 1
        fi
      done\
      """;

  @Override
  public List<Action> refresh() {
    return List.of(
        othersDone(),
        apt("apt-get -q -o DPkg::Lock::Timeout=600 -o APT::Update::Error-Mode=any update"));
  }

  /// For the lock of its lists apt does not wait; for that of dpkg it does, later on.
  private static WaitFor othersDone() {
    return WaitFor.until(
        Message.of("platform.packages.others-done"), Run.script(LOCK_HOLDER), LOCK_DEADLINE);
  }

  @Override
  public List<Action> install(List<String> packages) {
    return List.of(
        new OnlyIf(
            Message.of("platform.apt.interrupted"),
            Run.script("dpkg --audit | grep -q ."),
            List.of(apt("dpkg --configure -a --force-confdef --force-confold"))),
        // The progress goes to a descriptor of its own: apt closes it for the packages' scripts,
        // and with
        // standard output closed adduser fails.
        apt(
            "apt-get -q -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 -o APT::Status-Fd=3"
                + " -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold"
                + " -y --no-install-recommends install "
                + String.join(" ", packages)
                + " 3>&1"));
  }

  @Override
  public Probe installed(List<String> packages) {
    return new Probe(
        "packages:" + String.join("+", packages),
        "dpkg-query -W -f '${Package} ${db:Status-Status}\\n' "
            + String.join(" ", packages)
            + " | sed -n 's/ installed$//p'");
  }

  @Override
  public Probe versions(List<String> packages) {
    return new Probe(
        "package-versions",
        "dpkg-query -W -f '${Package} ${Version} ${db:Status-Status}\\n' "
            + String.join(" ", packages)
            + " | sed -n 's/ installed$//p'");
  }

  private static Run apt(String commandLine) {
    return Run.script("export DEBIAN_FRONTEND=noninteractive; " + commandLine)
        .within(DEADLINE)
        .fetching();
  }
}
