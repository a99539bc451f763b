package futago.simulator.machine;

/// The host name that the kernel has now: what `uname -n` says. Which one it gets at boot is in the
/// machine's files.
public final class HostName {
  private volatile String name;

  public HostName(String name) {
    this.name = name;
  }

  /// The name.
  public String get() {
    return name;
  }

  /// Changes the name, until the next boot.
  public void set(String newName) {
    name = newName;
  }
}
