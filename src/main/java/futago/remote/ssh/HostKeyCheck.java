package futago.remote.ssh;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/// Holds a host's key against what is recorded for it during the key exchange. It never asks
/// anybody: a person thinks longer than a key exchange may last. It keeps the verdict instead, and
/// whoever connects asks afterwards and connects again.
final class HostKeyCheck implements HostKeyVerifier {
  private final List<KnownHosts.Recorded> recorded;
  private volatile Optional<KnownHosts.Verdict> verdict = Optional.empty();

  HostKeyCheck(List<KnownHosts.Recorded> recorded) {
    this.recorded = List.copyOf(recorded);
  }

  @Override
  public boolean verify(String hostname, int port, PublicKey key) {
    KnownHosts.Verdict judged = KnownHosts.judge(recorded, PublishedKey.of(key));
    verdict = Optional.of(judged);
    return judged instanceof KnownHosts.Verdict.Known;
  }

  /// The recorded types are asked for first: a host that also has a key of another type would seem
  /// changed otherwise.
  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    return recorded.stream()
        .filter(record -> !record.revoked())
        .flatMap(record -> record.key().algorithms().stream())
        .distinct()
        .toList();
  }

  /// What was found, if the key exchange came as far as the host's key.
  Optional<KnownHosts.Verdict> verdict() {
    return verdict;
  }
}
