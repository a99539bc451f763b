package futago.remote.ssh;

import futago.command.Shell;
import futago.remote.RemoteException;
import futago.remote.RemoteException.Kind;
import futago.text.Message;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Decides what becomes of a host whose key is not the recorded one: a new key is asked about, a
/// changed one always refused.
final class HostKeyGate {
  private final KnownHosts knownHosts;

  /// One question at a time; the second node's jump host may be the one just asked about.
  private final ReentrantLock asking = new ReentrantLock();

  HostKeyGate(KnownHosts knownHosts) {
    this.knownHosts = knownHosts;
  }

  /// What is recorded for a host now.
  List<KnownHosts.Recorded> recorded(String node, SshTarget target) throws RemoteException {
    try {
      return knownHosts.of(target.host(), target.port());
    } catch (IOException e) {
      throw new RemoteException(
          node,
          Kind.HOST_KEY_UNKNOWN,
          Message.of("remote.known-hosts-unreadable", node, e.getMessage()),
          Message.of("remote.known-hosts-unreadable.cure", node),
          e);
    }
  }

  /// Returns if it makes sense to connect again: the key is trusted now.
  ///
  /// @throws RemoteException if it is not: unknown and refused, changed, or revoked
  void settle(String node, SshTarget target, KnownHosts.Verdict verdict, HostKeyPolicy policy)
      throws RemoteException {
    switch (verdict) {
      case KnownHosts.Verdict.Known _ -> {}
      case KnownHosts.Verdict.Unknown unknown -> ask(node, target, unknown.offered(), policy);
      case KnownHosts.Verdict.Changed changed -> throw changed(node, target, changed);
      case KnownHosts.Verdict.Revoked revoked -> throw revoked(node, target, revoked);
    }
  }

  private void ask(String node, SshTarget target, PublishedKey offered, HostKeyPolicy policy)
      throws RemoteException {
    asking.lock();
    try {
      var verdictNow = KnownHosts.judge(recorded(node, target), offered);
      if (verdictNow instanceof KnownHosts.Verdict.Unknown) {
        var question =
            new UnknownHostKey(
                node, target.host(), target.port(), offered.type(), offered.fingerprint());
        if (!policy.accepts(question)) {
          throw refused(question);
        }
        remember(node, target, offered);
      }
    } finally {
      asking.unlock();
    }
  }

  private void remember(String node, SshTarget target, PublishedKey offered)
      throws RemoteException {
    try {
      knownHosts.remember(target.host(), target.port(), offered);
    } catch (IOException e) {
      throw new RemoteException(
          node,
          Kind.HOST_KEY_UNKNOWN,
          Message.of(
              "remote.host-key-not-saved",
              node,
              knownHosts.files().getFirst().toString(),
              ConnectTrouble.reason(e)),
          Message.of("remote.host-key-not-saved.cure", knownHosts.files().getFirst().toString()),
          e);
    }
  }

  private static RemoteException refused(UnknownHostKey key) {
    return new RemoteException(
        key.node(),
        Kind.HOST_KEY_UNKNOWN,
        Message.of(
            "remote.host-key-unknown",
            key.node(),
            KnownHosts.nameOf(key.host(), key.port()),
            key.type(),
            key.fingerprint()),
        Message.of("remote.host-key-unknown.cure", key.node()),
        null);
  }

  private static RemoteException changed(
      String node, SshTarget target, KnownHosts.Verdict.Changed changed) {
    KnownHosts.Recorded recorded = changed.recorded();
    String name = KnownHosts.nameOf(target.host(), target.port());
    String removal =
        Shell.quote(List.of("ssh-keygen", "-f", recorded.file().toString(), "-R", name));
    return new RemoteException(
        node,
        Kind.HOST_KEY_CHANGED,
        Message.of(
            "remote.host-key-changed",
            node,
            name,
            recorded.key().type() + " " + recorded.key().fingerprint(),
            recorded.file().toString(),
            String.valueOf(recorded.line()),
            changed.offered().type() + " " + changed.offered().fingerprint()),
        Message.of("remote.host-key-changed.cure", node, removal),
        null);
  }

  private static RemoteException revoked(
      String node, SshTarget target, KnownHosts.Verdict.Revoked revoked) {
    return new RemoteException(
        node,
        Kind.HOST_KEY_CHANGED,
        Message.of(
            "remote.host-key-revoked",
            node,
            KnownHosts.nameOf(target.host(), target.port()),
            revoked.offered().type() + " " + revoked.offered().fingerprint(),
            revoked.recorded().file().toString(),
            String.valueOf(revoked.recorded().line())),
        Message.of("remote.host-key-revoked.cure", node),
        null);
  }
}
