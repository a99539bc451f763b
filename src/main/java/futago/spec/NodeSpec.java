package futago.spec;

import java.util.Optional;

/// One of the two hosts.
///
/// @param name must equal `uname -n` on the host; a plan sets it where it does not
/// @param address IPv4 address on the cluster's network
/// @param interfaceName the network interface that has this address, such as `eth0`
/// @param ssh how to log in
/// @param disk this node's disk for DRBD, where it differs from the cluster's
public record NodeSpec(
    String name, String address, String interfaceName, SshSpec ssh, Optional<DiskSpec> disk) {}
