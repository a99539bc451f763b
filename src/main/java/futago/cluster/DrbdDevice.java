package futago.cluster;

import java.util.Optional;

/// A DRBD device as one node sees it.
///
/// @param connection how it is connected to the peer
/// @param role this node's
/// @param peerRole the peer's
/// @param disk this node's
/// @param peerDisk the peer's
/// @param resync how far a synchronisation or a verification is, while there is one
/// @param outOfSyncKib KiB that are known to differ between the nodes
public record DrbdDevice(
    DrbdConnection connection,
    DrbdRole role,
    DrbdRole peerRole,
    DrbdDisk disk,
    DrbdDisk peerDisk,
    Optional<Resync> resync,
    long outOfSyncKib) {}
