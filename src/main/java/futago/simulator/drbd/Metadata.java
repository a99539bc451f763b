package futago.simulator.drbd;

/// DRBD's metadata on a disk: what outlives a reboot and a power failure.
final class Metadata {
  private Generations generations = Generations.JUST_CREATED;
  private boolean consistent;
  private boolean upToDate;
  private boolean primary;
  private boolean connected;
  private boolean peerOld;
  private boolean crashed;

  Generations generations() {
    return generations;
  }

  void generations(Generations now) {
    generations = now;
  }

  /// The state that the disk is in when it is attached.
  Dstate disk() {
    if (!consistent) {
      return Dstate.INCONSISTENT;
    }
    return upToDate ? Dstate.UP_TO_DATE : Dstate.OUTDATED;
  }

  /// Notes the state of the disk and of what surrounds it.
  void note(Dstate disk, Role role, boolean nowConnected, Dstate peerDisk) {
    consistent = disk.compareTo(Dstate.INCONSISTENT) > 0;
    upToDate = disk == Dstate.UP_TO_DATE;
    primary = role == Role.PRIMARY;
    connected = nowConnected;
    peerOld = peerDisk == Dstate.OUTDATED || peerDisk == Dstate.INCONSISTENT;
  }

  /// The disk is attached: whether it was left behind by a Primary that lost its power shows now.
  void attached() {
    crashed = primary;
    primary = false;
  }

  /// Whether it was left behind by a Primary that lost its power, and has not seen its peer since.
  boolean crashed() {
    return crashed;
  }

  /// The peer has been seen.
  void peerSeen() {
    crashed = false;
  }

  /// As `drbdadm get-gi` prints it.
  String text() {
    return "%s:%d:%d:%d:%d:0:%d:%d"
        .formatted(
            generations.text(primary),
            bit(consistent),
            bit(upToDate),
            bit(primary),
            bit(connected),
            bit(peerOld),
            bit(crashed));
  }

  private static int bit(boolean flag) {
    return flag ? 1 : 0;
  }
}
