package futago.remote.ssh;

/// Decides about a host key that no file of known hosts has. A key that differs from the known one
/// is never a question: it is refused.
@FunctionalInterface
public interface HostKeyPolicy {
  /// Whether to trust this key from now on. A trusted key is remembered in the file of known hosts.
  /// Asked on the thread that connects, one question at a time per {@link SshConnector}.
  boolean accepts(UnknownHostKey key);

  /// Trusts no new key.
  static HostKeyPolicy refuse() {
    return _ -> false;
  }

  /// Trusts every new key and remembers it.
  static HostKeyPolicy acceptAndRemember() {
    return _ -> true;
  }
}
