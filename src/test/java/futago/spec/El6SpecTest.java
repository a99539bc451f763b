package futago.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What only el6-heartbeat has in a spec.
class El6SpecTest {
  private static final String SUM = "ab12".repeat(16);

  /// The talk's spec with something put before its end.
  private static ClusterSpec with(String fields) throws Exception {
    String talk = Files.readString(Path.of("src/test/resources/spec/talk.json")).strip();
    return SpecReader.parse(talk.substring(0, talk.length() - 1) + fields + "}");
  }

  @Test
  void whatIsLeftOutIsTheTalks() throws Exception {
    ClusterSpec spec = with(", \"sources\": {}, \"heartbeat\": {}");

    assertThat(spec.el6()).isEqualTo(El6Spec.TALK);
    SourcesSpec sources = spec.el6().sources();
    assertThat(sources.pgdg().place())
        .hasToString(
            "http://yum.postgresql.org/9.3/redhat/rhel-6-x86_64/pgdg-centos93-9.3-1.noarch.rpm");
    assertThat(sources.linuxHaDirectory()).isEqualTo("/tmp/pacemaker-1.0.13-1.2.el6.x86_64.repo");
  }

  @ParameterizedTest
  @CsvSource({
    "el6.x86_64, rhel-6-x86_64, elrepo-release-6-5.el6",
    "el6.i686, rhel-6-i386, elrepo-release-6-5.el6",
    "el5.x86_64, rhel-5-x86_64, elrepo-release-5-5.el5",
    "el5.i386, rhel-5-i386, elrepo-release-5-5.el5"
  })
  void everyVariantOfTheSlidesHasItsOwnSources(String variant, String pgdg, String elrepo)
      throws Exception {
    SourcesSpec sources = with(", \"sources\": {\"variant\": \"" + variant + "\"}").el6().sources();

    assertThat(sources.pgdg().place().toString()).contains("/" + pgdg + "/");
    assertThat(sources.linuxHa().fileName())
        .isEqualTo("pacemaker-1.0.13-1.2." + variant + ".repo.tar.gz");
    assertThat(sources.elrepo().place().toString()).contains(elrepo);
  }

  @Test
  void everySourceCanBeReplaced() throws Exception {
    SourcesSpec sources =
        with("""
        , "sources": {
          "pgdg": {"upload": "~/Downloads/pgdg.rpm"},
          "postgresqlGroup": "Our PostgreSQL",
          "linuxHa": {"url": "https://mirror.example:8443/ha/our.repo.tar.gz", "sha256": "%s", "unpackTo": "/opt/ha"},
          "elrepoKey": {"path": "/srv/key"},
          "elrepo": {"sha256": "%s"}}
        """
                .formatted(SUM.toUpperCase(java.util.Locale.ROOT), SUM))
            .el6()
            .sources();

    assertThat(sources.pgdg().place()).isEqualTo(new Source.Here("~/Downloads/pgdg.rpm"));
    assertThat(sources.postgresqlGroup()).isEqualTo("Our PostgreSQL");
    assertThat(sources.linuxHa().sha256()).contains(SUM);
    assertThat(sources.linuxHaDirectory()).isEqualTo("/opt/ha/our.repo");
    assertThat(sources.elrepoKey().place()).isEqualTo(new Source.OnNode("/srv/key"));
    assertThat(sources.elrepo())
        .isEqualTo(new Source(El6Spec.TALK.sources().elrepo().place(), Optional.of(SUM)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"platform\": \"el6-heartbeat\"",
        ", \"platform\": \"el6-heartbeat\", \"selinux\": \"unchanged\"",
        ", \"sources\": {\"variant\": \"el5.i386\", \"linuxHa\": {\"unpackTo\": \"/opt\"}}",
        ", \"sources\": {\"linuxHa\": {\"path\": \"/srv/a.repo.tar.gz\", \"unpackTo\": \"/opt\"}}",
        ", \"sources\": {\"pgdg\": {\"url\": \"ftp://m.example/p.rpm\"}, \"postgresqlGroup\":"
            + " \"G\"}",
        ", \"sources\": {\"elrepo\": {\"upload\": \"/e.rpm\"}, \"elrepoKey\": {\"path\": \"/k\"}}",
        ", \"heartbeat\": {\"transport\": \"bcast\", \"udpport\": 695, \"deadtime\": \"10\"}",
        ", \"heartbeat\": {\"transport\": \"mcast\", \"group\": \"239.0.0.9\", \"keepalive\":"
            + " \"500ms\", \"warntime\": \"5\", \"deadtime\": \"10\", \"initdead\": \"60\"}",
      })
  void whatIsWrittenIsReadBackAsTheSame(String fields) throws Exception {
    ClusterSpec spec = with(fields);

    assertThat(SpecReader.parse(SpecWriter.write(spec))).isEqualTo(spec);
  }

  @Test
  void theTalksSpecFitsItsPlatformAlone() throws Exception {
    ClusterSpec spec = with("");

    assertThatCode(() -> PlatformRules.requireFit(spec, PlatformName.EL6_HEARTBEAT))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> PlatformRules.requireFit(spec, PlatformName.DEBIAN_COROSYNC))
        .isInstanceOfSatisfying(
            BadSpecException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::path)
                    .containsExactly("postgresql.version"));
  }
}
