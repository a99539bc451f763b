package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConfigTest {
  private static final String CONFIG =
      """
      # before any block: for all hosts, and first, so it wins
      IdentitiesOnly yes

      Host alice bob
        HostName %h.cluster.example
        User = "the admin"
        IdentityFile "~/keys/my key"
        IdentityFile ~/keys/second # with a comment
      Host al* !alfred
        Port=2222
        User loses
        HostName loses
      Match host alice exec "test -f /nowhere"
        Port 1
        ProxyJump never
      Host lone
      \tproxyjump none
      Host db-?
      \tProxyJump\tgate,other@inner:2022
      Match all
        Port 3333
      """;

  private final SshConfig config = SshConfig.parse(CONFIG.lines().toList());

  @Test
  void takesTheFirstValueFound() {
    assertThat(config.hostName("alice")).contains("alice.cluster.example");
    assertThat(config.user("alice")).contains("the admin");
    assertThat(config.port("alice")).contains(2222);
    assertThat(config.port("bob")).contains(3333);
  }

  @Test
  void addsUpIdentityFiles() {
    assertThat(config.identityFiles("bob")).containsExactly("~/keys/my key", "~/keys/second");
    assertThat(config.identityFiles("alfred")).isEmpty();
    assertThat(config.identitiesOnly("anybody")).isTrue();
  }

  @Test
  void understandsPatterns() {
    assertThat(config.user("almost")).contains("loses");
    assertThat(config.user("alfred")).isEmpty();
    assertThat(config.proxyJump("db-1")).contains("gate,other@inner:2022");
    assertThat(config.proxyJump("db-10")).isEmpty();
  }

  @Test
  void passesOverMatchBlocksAndJumpsToNowhere() {
    assertThat(config.proxyJump("alice")).isEmpty();
    assertThat(config.proxyJump("lone")).isEmpty();
  }

  @Test
  void needsNoFile(@TempDir Path directory) throws Exception {
    assertThat(SshConfig.read(directory.resolve("none")).hostName("alice")).isEmpty();
  }
}
