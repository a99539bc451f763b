package futago.remote.ssh;

/// A host key seen for the first time.
///
/// @param node the node's name in the cluster spec
/// @param host the host that was connected to: the node, or one that is logged in through
/// @param port its SSH port
/// @param type the key's type, such as `ssh-ed25519`
/// @param fingerprint `SHA256:…`, as `ssh-keygen -l` prints it
public record UnknownHostKey(String node, String host, int port, String type, String fingerprint) {}
