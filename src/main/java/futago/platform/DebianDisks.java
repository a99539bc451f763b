package futago.platform;

import futago.command.Action;
import futago.command.FileScripts;
import futago.command.Run;
import futago.command.Template;
import futago.command.WriteFile;
import java.util.List;
import java.util.Map;

/// lsblk(8), wipefs(8) and losetup(8) of today's util-linux, and a systemd unit for the loop device
/// (the slides use `rc.local`).
final class DebianDisks implements Disks {
  private static final String UNIT = "/etc/systemd/system/futago-loop.service";

  @Override
  public Run show(String device) {
    return Run.asRoot("lsblk", "-o", "NAME,SIZE,TYPE,FSTYPE,MOUNTPOINTS", device);
  }

  @Override
  public String fileBehind(String loop) {
    return "losetup -n -O BACK-FILE " + loop + " 2>/dev/null";
  }

  @Override
  public String users() {
    return """
    mounts=$(lsblk -nro MOUNTPOINT "$device" | grep . | tr '\\n' ' ')
    children=$(lsblk -nro NAME,TYPE "$device" | tail -n +2 | grep -v drbd | tr '\\n' ' ')
    if [ -n "$mounts" ]; then echo "mounted at $mounts"
    elif [ -n "$children" ]; then echo "in use: $children"; fi
    """;
  }

  @Override
  public String signatures() {
    return "wipefs --no-act --noheadings --output TYPE,LABEL \"$device\" | tr '\\n"
        + "' ' ' | tr -s ' '";
  }

  @Override
  public List<Action> attach(String image, String loop) {
    return List.of(
        WriteFile.text(
            UNIT,
            Template.fill(
                "debian-corosync/futago-loop.service", Map.of("image", image, "loop", loop))),
        Run.asRoot("systemctl", "daemon-reload"),
        Run.asRoot("systemctl", "enable", "futago-loop.service"),
        Run.asRoot("systemctl", "start", "futago-loop.service"));
  }

  @Override
  public List<Action> detach(String image, String loop) {
    return List.of(
        Run.script(
            "! systemctl cat futago-loop.service >/dev/null 2>&1 || systemctl disable --now"
                + " futago-loop.service"),
        FileScripts.restore(UNIT),
        Run.asRoot("systemctl", "daemon-reload"));
  }

  @Override
  public Run wipe(String device) {
    // --backup keeps every signature that is wiped in /root, so that it can be put back with dd.
    return Run.asRoot("wipefs", "--all", "--backup", device);
  }

  @Override
  public Run erase(String device) {
    return Run.asRoot("wipefs", "--all", device);
  }
}
