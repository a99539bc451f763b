package futago.platform;

import futago.command.Probe;
import futago.command.Run;

/// Trait: how services are started, stopped and kept for the next boot.
public interface Services {
  /// Starts it now, or again if it runs.
  Run restart(String... services);

  /// Starts them at every boot.
  Run enable(String... services);

  /// Stops them now and starts them no more at boot.
  Run disableNow(String... services);

  /// Makes the service manager read its files again.
  Run reload();

  /// Asks for the state of a service: prints `ACTIVE ENABLED`, such as `active enabled`, `inactive
  /// disabled` or `inactive not-found`.
  Probe state(String service);
}
