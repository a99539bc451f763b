package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys and hashed lines were made with OpenSSH 9.2: `ssh-keygen -t ed25519`, `ssh-keygen -H`.
class KnownHostsTest {
  private static final PublishedKey A =
      new PublishedKey(
          "ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIFg4hJ56hWgPmu7EyOW99Rbyy1LGcab0kn01kE7eO9xq");
  private static final PublishedKey B =
      new PublishedKey(
          "ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIPujmtg0N6S0rFY9FReLnZbUY5RKoxDVlWlnh49GcoA3");
  private static final String HASHED =
      """
      |1|aAyIzw0zk9pax8H91MWoIusyuAo=|7Ccbc8vjKNvxXuJFJ7bIFg+jz6U= ssh-ed25519 %s
      |1|xXHfh4Qi9dveCD40k9haMdJVByA=|csP6V5hoYekDC89SRRxDOurfJ7c= ssh-ed25519 %s
      """
          .formatted(A.base64(), B.base64());

  @TempDir private Path directory;

  @Test
  void printsFingerprintsAsSshKeygenDoes() {
    assertThat(A.fingerprint()).isEqualTo("SHA256:q3eSHBW4HW5Vn1w62H7sZYUE5jJZIZ4Vy9mzIaYbYTk");
  }

  @Test
  void findsHashedNamesAndPorts() throws Exception {
    KnownHosts hosts = with(HASHED);
    assertThat(hosts.of("alice.example", 22)).extracting(KnownHosts.Recorded::key).containsOnly(A);
    assertThat(hosts.of("alice.example", 2222))
        .extracting(KnownHosts.Recorded::key)
        .containsOnly(B);
    assertThat(hosts.of("bob.example", 22)).isEmpty();
  }

  @Test
  void findsNamesInListsAndPatterns() throws Exception {
    KnownHosts hosts =
        with(
            """
            # a comment

            alice,192.0.2.1 ssh-ed25519 %s a comment
            *.example,!bad.example ssh-ed25519 %s
            [alice]:2222 ssh-ed25519 %s
            this line is nonsense
            """
                .formatted(A.base64(), B.base64(), B.base64()));
    assertThat(hosts.of("192.0.2.1", 22))
        .containsExactly(new KnownHosts.Recorded(file(), 3, A, false));
    assertThat(hosts.of("good.example", 22))
        .containsExactly(new KnownHosts.Recorded(file(), 4, B, false));
    assertThat(hosts.of("bad.example", 22)).isEmpty();
    assertThat(hosts.of("alice", 2222))
        .containsExactly(new KnownHosts.Recorded(file(), 5, B, false));
  }

  @Test
  void trustsAnyRecordedKey() throws Exception {
    KnownHosts hosts = with("h ssh-ed25519 " + A.base64() + "\nh ssh-ed25519 " + B.base64());
    assertThat(judge(hosts, B)).isInstanceOf(KnownHosts.Verdict.Known.class);
  }

  @Test
  void noticesAChangedKeyAndItsLine() throws Exception {
    KnownHosts hosts = with("\nh ssh-ed25519 " + A.base64());
    assertThat(judge(hosts, B))
        .isEqualTo(new KnownHosts.Verdict.Changed(new KnownHosts.Recorded(file(), 2, A, false), B));
  }

  @Test
  void takesAHostKnownByAnotherTypeOnlyForChanged() throws Exception {
    KnownHosts hosts = with("h ssh-ed25519 " + A.base64());
    assertThat(judge(hosts, new PublishedKey("ssh-rsa", "AAAA")))
        .isInstanceOf(KnownHosts.Verdict.Changed.class);
  }

  @Test
  void refusesRevokedKeys() throws Exception {
    KnownHosts hosts =
        with("h ssh-ed25519 " + A.base64() + "\n@revoked * ssh-ed25519 " + A.base64());
    assertThat(judge(hosts, A)).isInstanceOf(KnownHosts.Verdict.Revoked.class);
    assertThat(judge(with("@revoked h ssh-ed25519 " + A.base64()), B))
        .isInstanceOf(KnownHosts.Verdict.Unknown.class);
  }

  @Test
  void doesNotTakeAnAuthorityForTheHostItself() throws Exception {
    assertThat(judge(with("@cert-authority h ssh-ed25519 " + A.base64()), A))
        .isInstanceOf(KnownHosts.Verdict.Unknown.class);
  }

  @Test
  void remembersInAFileOfItsOwnerAlone() throws Exception {
    Path file = directory.resolve("new").resolve("known_hosts");
    var hosts = new KnownHosts(List.of(file));
    hosts.remember("alice", 22, A);
    hosts.remember("alice", 2222, B);
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "alice ssh-ed25519 " + A.base64(), "[alice]:2222 ssh-ed25519 " + B.base64());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void keepsWhatIsInTheFile() throws Exception {
    KnownHosts hosts = with("# mine, without a line break at the end");
    hosts.remember("alice", 22, A);
    assertThat(Files.readString(file()))
        .isEqualTo(
            "# mine, without a line break at the end\nalice ssh-ed25519 " + A.base64() + "\n");
  }

  private KnownHosts with(String content) throws Exception {
    Files.writeString(file(), content);
    return new KnownHosts(List.of(file(), directory.resolve("missing")));
  }

  private Path file() {
    return directory.resolve("known_hosts");
  }

  private static KnownHosts.Verdict judge(KnownHosts hosts, PublishedKey key) throws Exception {
    return KnownHosts.judge(hosts.of("h", 22), key);
  }
}
