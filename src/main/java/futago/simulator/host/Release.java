package futago.simulator.host;

/// Which system a simulated host runs: programs of the same name say things differently.
public enum Release {
  CENTOS_6,
  DEBIAN_12;

  /// Whether it is CentOS.
  public boolean isCentos() {
    return this == CENTOS_6;
  }

  /// The directory of its data on the class path.
  public String directory() {
    return isCentos() ? "/simulator/centos6" : "/simulator/debian12";
  }
}
