package futago.simulator.drbd;

/// What two nodes find when their connection comes about (DRBD 8.4, `drbd_uuid_compare` and
/// `drbd_sync_handshake`; user's guide, "How DRBD uses generation identifiers"), with DRBD's
/// defaults for everything that a resource file could say about split brain.
enum Handshake {
  /// Both have the same data.
  IN_SYNC,
  /// The peer gets what changed here.
  SOURCE,
  /// This node gets what changed there.
  TARGET,
  /// The peer gets everything.
  FULL_SOURCE,
  /// This node gets everything.
  FULL_TARGET,
  /// Both went on writing without the other.
  SPLIT_BRAIN,
  /// The two never had anything to do with each other.
  UNRELATED,
  /// The one whose data is newer is half overwritten itself.
  NO_SOURCE,
  /// The one whose data is older is Primary.
  PRIMARY_AS_TARGET;

  /// One node, as it introduces itself.
  ///
  /// @param generations its data's
  /// @param disk its disk's state
  /// @param role its role
  /// @param crashed whether it was Primary when it lost its power
  /// @param discard whether it was told to give up its own changes (`connect --discard-my-data`)
  record Side(Generations generations, Dstate disk, Role role, boolean crashed, boolean discard) {}

  /// What comes of it, as the first of the two sees it.
  static Handshake of(Side mine, Side peer) {
    Handshake found = compare(mine, peer);
    if ((mine.disk() == Dstate.INCONSISTENT) != (peer.disk() == Dstate.INCONSISTENT)
        && mine.disk() != Dstate.DISKLESS
        && peer.disk() != Dstate.DISKLESS) {
      boolean full = found == SPLIT_BRAIN || found == FULL_SOURCE || found == FULL_TARGET;
      boolean source = peer.disk() == Dstate.INCONSISTENT;
      found = source ? (full ? FULL_SOURCE : SOURCE) : (full ? FULL_TARGET : TARGET);
    }
    if (found == SPLIT_BRAIN && mine.discard() != peer.discard()) {
      found = mine.discard() ? TARGET : SOURCE;
    }
    return switch (found) {
      case SOURCE, FULL_SOURCE -> possible(found, mine, peer);
      case TARGET, FULL_TARGET -> possible(found, peer, mine);
      case IN_SYNC, SPLIT_BRAIN, UNRELATED, NO_SOURCE, PRIMARY_AS_TARGET -> found;
    };
  }

  private static Handshake possible(Handshake found, Side source, Side target) {
    if (source.disk() == Dstate.INCONSISTENT) {
      return NO_SOURCE;
    }
    return target.role() == Role.PRIMARY && target.disk() != Dstate.INCONSISTENT
        ? PRIMARY_AS_TARGET
        : found;
  }

  private static Handshake compare(Side mine, Side peer) {
    Generations self = mine.generations();
    Generations other = peer.generations();
    if (self.isJustCreated() || other.isJustCreated()) {
      if (self.isJustCreated() && other.isJustCreated()) {
        return IN_SYNC;
      }
      return self.isJustCreated() ? FULL_TARGET : FULL_SOURCE;
    }
    if (self.sameDataAs(other)) {
      if (mine.crashed() == peer.crashed()) {
        return IN_SYNC;
      }
      // A Primary without power may have written what never reached the other.
      return mine.crashed() ? SOURCE : TARGET;
    }
    if (other.descendsDirectlyFrom(self)) {
      return TARGET;
    }
    if (other.descendsFrom(self)) {
      return FULL_TARGET;
    }
    if (self.descendsDirectlyFrom(other)) {
      return SOURCE;
    }
    if (self.descendsFrom(other)) {
      return FULL_SOURCE;
    }
    return self.relatedTo(other) ? SPLIT_BRAIN : UNRELATED;
  }

  /// The same, seen from the other side.
  Handshake fromPeer() {
    return switch (this) {
      case SOURCE -> TARGET;
      case TARGET -> SOURCE;
      case FULL_SOURCE -> FULL_TARGET;
      case FULL_TARGET -> FULL_SOURCE;
      case IN_SYNC, SPLIT_BRAIN, UNRELATED, NO_SOURCE, PRIMARY_AS_TARGET -> this;
    };
  }
}
