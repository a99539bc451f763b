package futago.simulator.machine;

import java.util.Optional;
import java.util.Set;

/// The services of a machine, whatever manages them (SysV init scripts, systemd). Packages define
/// them when they are installed.
public interface Services {
  /// Makes a service known, by its plain name such as `heartbeat`.
  ///
  /// @param startedAtBoot whether its package sets it so
  void define(String name, Service service, boolean startedAtBoot);

  /// The service of that name.
  Optional<Service> find(String name);

  /// The names of those that are started at boot.
  Set<String> startedAtBoot();

  /// Says whether a service is started at boot.
  void startAtBoot(String name, boolean start);
}
