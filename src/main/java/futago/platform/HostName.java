package futago.platform;

import futago.command.Action;
import java.util.List;

/// Trait: where a host keeps its name.
public interface HostName {
  /// Gives the host that name at every boot.
  Action keep(String name);

  /// Gives it back the name that it had.
  List<Action> restore();
}
