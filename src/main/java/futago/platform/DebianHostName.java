package futago.platform;

import futago.command.Action;
import futago.command.FileScripts;
import futago.command.Run;
import futago.command.WriteFile;
import java.util.List;

/// hostname(5).
final class DebianHostName implements HostName {
  private static final String FILE = "/etc/hostname";

  @Override
  public Action keep(String name) {
    return WriteFile.text(FILE, name + "\n");
  }

  @Override
  public List<Action> restore() {
    return List.of(FileScripts.restore(FILE), Run.script("hostname \"$(cat /etc/hostname)\""));
  }
}
