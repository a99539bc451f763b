package futago.platform;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.FileScripts;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.text.Message;
import java.util.List;

/// What RHEL and CentOS had up to 6: blkid(8), the plain losetup(8), `/proc`, and `rc.local` for
/// the loop device, as on the slides.
final class RedHatDisks implements Disks {
  private static final String AT_BOOT = "/etc/rc.local";
  private static final String BLOCK = "loop";

  /// Exits with 2 where nothing is found.
  @Override
  public Run show(String device) {
    return Run.asRoot("blkid", "-p", device).alsoSucceedingWith(2);
  }

  @Override
  public String fileBehind(String loop) {
    // /dev/loop0: [fd00]:1234 (/srv/images/pgsql-data.img)
    return "losetup " + loop + " 2>/dev/null | sed -n 's/^[^(]*(\\(.*\\)).*/\\1/p'";
  }

  @Override
  public String users() {
    return """
    mounts=$(awk -v device="$device" '$1 == device {print $2}' /proc/mounts | tr '\\n' ' ')
    parts=$(awk -v name="${device##*/}" '$4 != name && index($4, name) == 1 {print $4}' /proc/partitions | tr '\\n' ' ')
    if [ -n "$mounts" ]; then echo "mounted at $mounts"
    elif [ -n "$parts" ]; then echo "has partitions: $parts"; fi
    """;
  }

  @Override
  public String signatures() {
    // 2 means that nothing is there; 8, that more than one thing is.
    return """
    blkid -p -o value -s TYPE -s PTTYPE "$device" | tr '\\n' ' '
    blkid -p "$device" >/dev/null 2>&1
    case $? in 0 | 2) ;; *) echo "more than one kind of data" ;; esac
    """;
  }

  @Override
  public List<Action> attach(String image, String loop) {
    String line = "losetup " + loop + " " + image;
    return List.of(
        new OnlyIf(
            Message.of("platform.disks.loop-free", loop),
            Run.script("! losetup \"$1\" >/dev/null 2>&1", loop),
            List.of(Run.asRoot("losetup", loop, image))),
        // Nothing behind an `exit` would ever be done.
        new EditFile(AT_BOOT, List.of(new EditFile.Block(BLOCK, line, "^exit")), false));
  }

  @Override
  public List<Action> detach(String image, String loop) {
    return List.of(
        FileScripts.removeBlock(AT_BOOT, BLOCK),
        new OnlyIf(
            Message.of("platform.disks.loop-used", loop, image),
            Run.script("losetup \"$1\" 2>/dev/null | grep -qF \"($2)\"", loop, image),
            List.of(Run.asRoot("losetup", "-d", loop))));
  }

  @Override
  public Run wipe(String device) {
    return Run.script(
        """
        kept=/root/futago-$(basename "$1")-$(date -u +%Y%m%dT%H%M%SZ).img
        (umask 077 && dd if="$1" of="$kept" bs=1M count=4) && wipefs -a "$1"
        """,
        device);
  }

  @Override
  public Run erase(String device) {
    return Run.asRoot("wipefs", "-a", device);
  }
}
