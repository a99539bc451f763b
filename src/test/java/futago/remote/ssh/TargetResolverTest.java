package futago.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futago.spec.SshSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetResolverTest {
  private static final SshFiles FILES =
      new SshFiles(
          Path.of("/home/me"),
          Path.of("/home/me/.ssh/config"),
          List.of(Path.of("/home/me/.ssh/known_hosts")),
          Optional.empty(),
          "me");

  @Test
  void knowsDefaults() {
    SshTarget target = resolve("", spec("192.0.2.1"));
    assertThat(target.login()).isEqualTo("root@192.0.2.1");
    assertThat(target.identities()).isEmpty();
    assertThat(target.agentToo()).isTrue();
    assertThat(target.jumps()).isEmpty();
  }

  @Test
  void letsTheSpecWinOverTheAlias() {
    String config =
        """
        Host db
          HostName 192.0.2.7
          User alias
          Port 2222
          IdentityFile %d/.ssh/%r@%h
          ProxyJump gate
        """;
    assertThat(resolve(config, spec("db")))
        .returns("alias@[192.0.2.7]:2222", SshTarget::login)
        .returns(List.of(Path.of("/home/me/.ssh/alias@192.0.2.7")), SshTarget::identities)
        .returns(false, SshTarget::namedByUser);
    var explicit =
        new SshSpec(
            "db",
            Optional.of(22),
            Optional.of("root"),
            Optional.of("~/id"),
            Optional.of("none"),
            false);
    assertThat(resolve(config, explicit))
        .returns("root@192.0.2.7", SshTarget::login)
        .returns(List.of(Path.of("/home/me/id")), SshTarget::identities)
        .returns(true, SshTarget::namedByUser)
        .returns(false, SshTarget::agentToo)
        .returns(List.of(), SshTarget::jumps);
  }

  @Test
  void resolvesTheHostsOnTheWay() {
    String config =
        """
        Host gate
          HostName gate.example
          Port 2022
          ProxyJump first
        Host first
          User visitor
        """;
    SshTarget target = resolve(config, jumping("gate,admin@[2001:db8::1]:2200"));
    assertThat(target.jumps())
        .extracting(SshTarget::login)
        .containsExactly("visitor@first", "me@[gate.example]:2022", "admin@[2001:db8::1]:2200");
    assertThat(target.jumps()).allMatch(SshTarget::isJump);
  }

  @Test
  void refusesJumpsThatCannotBe() {
    assertThatThrownBy(() -> resolve("", jumping("a@b@c:x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> resolve("Host loop\n ProxyJump loop", jumping("loop")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SshTarget resolve(String config, SshSpec spec) {
    return new TargetResolver(SshConfig.parse(config.lines().toList()), FILES).resolve(spec);
  }

  private static SshSpec spec(String host) {
    return new SshSpec(
        host, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  private static SshSpec jumping(String jump) {
    return new SshSpec(
        "db", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(jump), false);
  }
}
