package futago.simulator.machine;

/// Something that a service manager starts and stops. Both may be asked for when there is nothing
/// to do. They take their time, in the machine's clock, and report trouble on the call's streams in
/// the true daemon's wording.
public interface Service {
  /// Starts it.
  ///
  /// @return 0, or the exit status that its init script or unit would have
  int start(Call call) throws InterruptedException;

  /// Stops it.
  ///
  /// @return 0, or the exit status that its init script or unit would have
  int stop(Call call) throws InterruptedException;

  /// Whether it runs.
  boolean isRunning();

  /// Says how it is, as its own init script does; systemd has words of its own.
  ///
  /// @param name the service's name
  /// @return 0 if it runs, 3 if it does not, or another status that its init script has for it
  default int status(Call call, String name) {
    call.out().println(name + (isRunning() ? " is running..." : " is stopped"));
    return isRunning() ? 0 : 3;
  }

  /// Makes it read its settings anew.
  ///
  /// @return 0, or the exit status that its init script or unit would have
  default int reload(Call call) throws InterruptedException {
    return isRunning() ? 0 : 1;
  }

  /// The machine lost its power: nothing runs any more, and nobody was asked.
  void powerLost();
}
