package futago.platform;

import futago.command.Probe;
import futago.command.Run;
import java.util.List;

/// Trait: how services are started, stopped and kept for the next boot.
public interface Services {
  /// Starts it now, or again if it runs.
  Run restart(String... services);

  /// Starts them at every boot.
  Run enable(String... services);

  /// Stops them now and starts them no more at boot.
  Run disableNow(String... services);

  /// A piece of shell that succeeds if the service runs or starts at boot.
  String isOn(String service);

  /// Asks for the states of services, all at once: a line each, `NAME ACTIVE ENABLED`, such as
  /// `rsyslog.service active enabled` or `ntp.service inactive not-found`.
  Probe states(List<String> services);
}
