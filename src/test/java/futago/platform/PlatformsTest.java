package futago.platform;

import static org.assertj.core.api.Assertions.assertThat;

import futago.spec.ClusterSpec;
import futago.spec.ExampleSpec;
import futago.spec.PlatformName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a host is, from what it says of itself.
class PlatformsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CentOS release 6.5 (Final)|x86_64|CentOS 6 x86_64|el6.x86_64",
        "CentOS release 6.10 (Final)|i686|CentOS 6 i686|el6.i686",
        "CentOS Linux release 6.0 (Final)|x86_64|CentOS 6 x86_64|el6.x86_64",
        "CentOS release 5.10 (Final)|i386|CentOS 5 i386|el5.i386",
        "Red Hat Enterprise Linux Server release 6.5 (Santiago)|x86_64|RHEL 6 x86_64|el6.x86_64",
        "Red Hat Enterprise Linux Server release 5.11 (Tikanga)|x86_64|RHEL 5 x86_64|el5.x86_64",
      })
  void isFoundByRedhatRelease(String release, String machine, String title, String variant) {
    Platform platform = Platforms.of(OsRelease.parseRedHat(release + "\n"), machine).orElseThrow();

    assertThat(platform.name()).isEqualTo(PlatformName.EL6_HEARTBEAT);
    assertThat(platform.title()).isEqualTo(title);
    assertThat(platform.codename()).isEqualTo(variant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CentOS Linux release 7.9.2009 (Core)|x86_64|CentOS Linux release 7.9.2009 (Core)",
        "CentOS release 4.9 (Final)|x86_64|CentOS release 4.9 (Final)",
        "CentOS release 6.5 (Final)|ia64|CentOS release 6.5 (Final)",
        "Fedora release 20 (Heisenbug)|x86_64|Fedora release 20 (Heisenbug)",
        "Scientific Linux release 6.5 (Carbon)|x86_64|Scientific Linux release 6.5 (Carbon)",
        "''|x86_64|Linux",
      })
  void isNoneThatIsKnown(String release, String machine, String name) {
    OsRelease os = OsRelease.parseRedHat(release);

    assertThat(Platforms.of(os, machine)).isEmpty();
    assertThat(os.prettyName()).isEqualTo(name);
  }

  @Test
  void debianIsFoundByOsRelease() {
    String text = "ID=debian\nVERSION_ID=\"12\"\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n";

    assertThat(Platforms.of(OsRelease.parse(text), "x86_64").map(Platform::title))
        .contains("Debian 12");
  }

  @Test
  void aPlanWithoutHostsIsForTheVariantOfTheSpec() {
    ClusterSpec talk = ExampleSpec.of(Optional.of(PlatformName.EL6_HEARTBEAT));

    Platform platform = Platforms.planned(PlatformName.EL6_HEARTBEAT, talk);

    assertThat(platform.codename()).isEqualTo("el6.x86_64");
    assertThat(platform.postgresqlPackages("9.3"))
        .containsExactly("postgresql93-server", "postgresql93");
    assertThat(platform.postgresqlPrograms("9.3")).isEqualTo("/usr/pgsql-9.3/bin");
    assertThat(platform.membership().port(talk)).isEqualTo(694);
  }

  @Test
  void namesEveryHostThatItCanBuildOn() {
    assertThat(Platforms.supported())
        .isEqualTo("Debian 12, Debian 13, CentOS 6, RHEL 6, CentOS 5, RHEL 5");
  }
}
