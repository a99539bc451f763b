package futago.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DebianArchiveTest {
  private static final String RING = "/usr/share/keyrings/debian-archive-keyring.gpg";

  @Test
  void takesThisComputersArchiveForAnotherReleaseToo() {
    var archive =
        DebianArchive.choose(
            List.of(
                entry("https://packages.example/apt", "bookworm", Optional.of("/other.gpg")),
                entry("http://mirror.example/debian", "bookworm", Optional.of(RING)),
                entry("http://mirror.example/debian", "bookworm-updates", Optional.of(RING)),
                entry("http://safe.example/security", "bookworm-security", Optional.of(RING))),
            Optional.empty());

    assertThat(archive.sources(Suite.TRIXIE))
        .containsExactly(
            "deb http://mirror.example/debian trixie main",
            "deb http://mirror.example/debian trixie-updates main",
            "deb http://safe.example/security trixie-security main");
  }

  @Test
  void usesThePublicArchiveOnAnotherDistribution() {
    var archive =
        DebianArchive.choose(
            List.of(
                entry("http://archive.example/ubuntu", "noble", Optional.empty()),
                entry("http://archive.example/ubuntu", "noble-updates", Optional.empty()),
                entry("https://browser.example/deb", "stable", Optional.empty())),
            Optional.empty());

    assertThat(archive).isEqualTo(DebianArchive.PUBLIC);
  }

  @Test
  void doesNotTakeASuiteOfTheSameNameThatIsNotDebians() {
    var archive =
        DebianArchive.choose(
            List.of(
                entry("https://database.example/debian", "bookworm", Optional.of("/other.gpg")),
                new AptEntry(
                    "https://tools.example/debian",
                    "bookworm",
                    List.of("stable"),
                    Optional.empty()),
                entry("cdrom:[Debian]", "bookworm", Optional.empty()),
                entry("http://mirror.example/debian", "bookworm", Optional.empty())),
            Optional.empty());

    assertThat(archive.sources(Suite.BOOKWORM))
        .containsExactly("deb http://mirror.example/debian bookworm main");
  }

  @Test
  void prefersTheMirrorThatTheUserNames() {
    var archive =
        DebianArchive.choose(
            List.of(
                entry("http://mirror.example/debian", "bookworm-updates", Optional.of(RING)),
                entry("http://safe.example/security", "bookworm-security", Optional.of(RING))),
            Optional.of("http://near.example/debian/"));

    assertThat(archive.sources(Suite.BOOKWORM))
        .containsExactly(
            "deb http://near.example/debian bookworm main",
            "deb http://safe.example/security bookworm-security main");
  }

  private static AptEntry entry(String uri, String suite, Optional<String> ring) {
    return new AptEntry(uri, suite, List.of("main"), ring);
  }
}
