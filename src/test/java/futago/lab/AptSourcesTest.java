package futago.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourcesTest {
  @Test
  void readsTheOneLineStyle() {
    var entries =
        AptSources.parseOneLine(
            """
            # comment
            deb http://mirror.example/debian/ bookworm main contrib # the archive
            deb-src http://mirror.example/debian bookworm main
              deb [arch=amd64 signed-by=/etc/apt/keyrings/other.gpg] https://other.example/apt stable main

            deb cdrom:[Debian]/ bookworm main
            nonsense
            """);

    assertThat(entries)
        .containsExactly(
            new AptEntry(
                "http://mirror.example/debian",
                "bookworm",
                List.of("main", "contrib"),
                Optional.empty()),
            new AptEntry(
                "https://other.example/apt",
                "stable",
                List.of("main"),
                Optional.of("/etc/apt/keyrings/other.gpg")),
            new AptEntry("cdrom:[Debian]", "bookworm", List.of("main"), Optional.empty()));
  }

  @Test
  void readsDeb822Stanzas() {
    var entries =
        AptSources.parseDeb822(
            """
            Types: deb deb-src
            # a comment inside
            URIs: http://mirror.example/debian
            Suites: bookworm
             bookworm-updates
            Components: main
            Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

            Types: deb-src
            URIs: http://sources.example/debian
            Suites: bookworm
            Components: main

            Types: deb
            URIs: http://off.example/debian
            Suites: bookworm
            Components: main
            Enabled: no
            """);

    assertThat(entries)
        .extracting(AptEntry::uri, AptEntry::suite)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("http://mirror.example/debian", "bookworm"),
            org.assertj.core.groups.Tuple.tuple(
                "http://mirror.example/debian", "bookworm-updates"));
    assertThat(entries.getFirst().signedBy())
        .contains("/usr/share/keyrings/debian-archive-keyring.gpg");
  }

  @Test
  void readsAllFilesOfTheDirectoryAndNoOthers(@TempDir Path etcApt) throws Exception {
    Path parts = Files.createDirectory(etcApt.resolve("sources.list.d"));
    Files.writeString(
        etcApt.resolve("sources.list"), "deb http://one.example/debian bookworm main");
    Files.writeString(parts.resolve("b.list"), "deb http://three.example/debian bookworm main");
    Files.writeString(
        parts.resolve("a.sources"),
        "Types: deb\nURIs: http://two.example/debian\nSuites: bookworm\nComponents: main\n");
    Files.writeString(parts.resolve("c.list.save"), "deb http://saved.example/ bookworm main");

    assertThat(AptSources.under(etcApt))
        .extracting(AptEntry::uri)
        .containsExactly(
            "http://one.example/debian",
            "http://two.example/debian",
            "http://three.example/debian");
  }

  @Test
  void findsNothingWhereThereIsNoApt(@TempDir Path directory) throws Exception {
    assertThat(AptSources.under(directory.resolve("apt"))).isEmpty();
  }
}
