package futago.simulator.drbd;

/// DRBD's kernel module refuses what it was asked.
final class DrbdRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /// @param message as `drbdsetup` prints it, after the device's number
  /// @param status `drbdsetup`'s exit status
  DrbdRefusal(String message, int status) {
    super(message);
    this.status = status;
  }

  static DrbdRefusal stateChange(int code, String why, int status) {
    return new DrbdRefusal("State change failed: (" + code + ") " + why, status);
  }

  static DrbdRefusal failure(int code, String why) {
    return new DrbdRefusal("Failure: (" + code + ") " + why, 10);
  }

  int status() {
    return status;
  }
}
