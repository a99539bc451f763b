package futago.platform;

import futago.command.Action;
import futago.command.EditFile;
import futago.command.FileScripts;
import futago.command.Run;
import java.util.List;

/// `HOSTNAME` in `/etc/sysconfig/network`, up to RHEL 6.
final class RedHatHostName implements HostName {
  private static final String FILE = "/etc/sysconfig/network";

  @Override
  public Action keep(String name) {
    return new EditFile(FILE, List.of(new EditFile.Setting("HOSTNAME", "=", name)), false);
  }

  @Override
  public List<Action> restore() {
    return List.of(
        FileScripts.restore(FILE),
        Run.script("hostname \"$(. /etc/sysconfig/network && echo \"$HOSTNAME\")\""));
  }
}
