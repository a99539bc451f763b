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

  /// The machine lost its power: nothing runs any more, and nobody was asked.
  void powerLost();
}
