package futago.spec;

/// The address that clients connect to, moved with the database.
///
/// @param address IPv4
/// @param prefix length of the network prefix, 1 to 30
public record VirtualIp(String address, int prefix) {}
