package futago.simulator.drbd;

/// Role of a resource on a node (`ro:` in `/proc/drbd`).
enum Role {
  PRIMARY("Primary"),
  SECONDARY("Secondary"),
  UNKNOWN("Unknown");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
