package futago.simulator.drbd;

/// State of a disk, from none to the best (`ds:` in `/proc/drbd`).
enum Dstate {
  DISKLESS("Diskless"),
  INCONSISTENT("Inconsistent"),
  OUTDATED("Outdated"),
  UNKNOWN("DUnknown"),
  UP_TO_DATE("UpToDate");

  private final String word;

  Dstate(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
