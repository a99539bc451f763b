package futago.simulator.drbd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResourceFileTest {
  static final String TALK =
      """
      # the talk's
      resource pgsql {
        protocol C;
        meta-disk internal;
        disk {
          resync-rate 40M;
        }
        on alice {
          device /dev/drbd0;
          disk /dev/loop0;
          address 192.168.137.101:7788;
        }
        on bob {
          device /dev/drbd0;
          disk /dev/loop0;
          address 192.168.137.102:7788;
        }
      }
      """;

  @Test
  void theTalksOwn() throws Exception {
    ResourceConfig resource = ResourceFile.parse("drbd.d/pgsql.res", TALK).getFirst();

    assertThat(resource.name()).isEqualTo("pgsql");
    assertThat(resource.resyncRate()).isEqualTo(40 * 1024);
    assertThat(resource.on("bob"))
        .contains(new ResourceConfig.Host("bob", 0, "/dev/loop0", "192.168.137.102", 7788));
  }

  @Test
  void sectionsThatDoNotMatterAreReadOver() throws Exception {
    String text =
        "global { usage-count no; } common { net { protocol C; } }\n"
            + TALK.replace("meta-disk internal;", "net { after-sb-0pri discard-zero-changes; }");

    assertThat(ResourceFile.parse("x.res", text)).hasSize(1);
  }

  @Test
  void aMisspeltKeyword() {
    assertThatThrownBy(
            () ->
                ResourceFile.parse("drbd.d/pgsql.res", TALK.replace("device /dev", "devise /dev")))
        .hasMessage(
            "drbd.d/pgsql.res:9: Parse error: 'disk | device | address | meta-disk |"
                + " flexible-meta-disk' expected,\n\tbut got 'devise'");
  }

  @Test
  void aMissingSemicolon() {
    assertThatThrownBy(
            () -> ResourceFile.parse("p.res", TALK.replace("disk /dev/loop0;", "disk /dev/loop0")))
        .hasMessageContaining("Parse error");
  }

  @Test
  void cutShort() {
    assertThatThrownBy(() -> ResourceFile.parse("p.res", TALK.substring(0, TALK.length() - 3)))
        .hasMessageContaining("but got 'end of file'");
  }

  @Test
  void anAddressWithoutPort() {
    assertThatThrownBy(() -> ResourceFile.parse("p.res", TALK.replace(".102:7788", ".102")))
        .hasMessageContaining("'IP-address:port' expected");
  }

  @Test
  void rates() {
    assertThat(ResourceConfig.rate("110M")).isEqualTo(110 * 1024);
    assertThat(ResourceConfig.rate("500")).isEqualTo(500);
    assertThat(ResourceConfig.rate("1G")).isEqualTo(1024 * 1024);
  }
}
