package futago.lab;

import static org.assertj.core.api.Assertions.assertThat;

import futago.text.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabSettingsTest {
  @Test
  void theDefaultsAreTheTalks() {
    var settings = LabSettings.defaults(LabSettings.DEFAULT_NAME);

    assertThat(settings.problems()).isEmpty();
    assertThat(LabNode.of(settings))
        .containsExactly(
            new LabNode(0, "alice", "192.168.137.101"), new LabNode(1, "bob", "192.168.137.102"));
    assertThat(settings.network().host()).isEqualTo("192.168.137.1");
    assertThat(settings.network().virtualIp()).isEqualTo("192.168.137.201");
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    var settings =
        new LabSettings(
            "../lab",
            Suite.BOOKWORM,
            List.of("alice", "alice"),
            LabNetwork.DEFAULT,
            256,
            1,
            Optional.of("http://mirror.example/debian main\ndeb http://evil.example/ x"));

    assertThat(settings.problems())
        .extracting(Message::key)
        .containsExactly(
            "lab.badName", "lab.badNodeNames", "lab.badMemory", "lab.badDisk", "lab.badMirror");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Alice", "al ice", "-alice", "alice-", "alice'", "a.b"})
  void refusesWhatIsNoHostName(String name) {
    var settings =
        new LabSettings(
            "lab",
            Suite.BOOKWORM,
            List.of(name, "bob"),
            LabNetwork.DEFAULT,
            1024,
            1024,
            Optional.empty());

    assertThat(settings.problems()).extracting(Message::key).containsExactly("lab.badNodeNames");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.168.137.0",
        "192.168.137.1/24",
        "192.168.137.0/16",
        "192.168.256.0/24",
        "10.0.2.0/24"
      })
  void refusesNetworksThatItCannotUse(String cidr) {
    assertThat(LabNetwork.parse(cidr)).isEmpty();
  }

  @Test
  void takesAnotherNetwork() {
    var network = LabNetwork.parse("10.20.30.0/24").orElseThrow();

    assertThat(network.cidr()).isEqualTo("10.20.30.0/24");
    assertThat(network.node(1)).isEqualTo("10.20.30.102");
  }

  @Test
  void keepsFilesWhereTheUserKeepsSuchFiles() {
    assertThat(LabHome.ofUser(Map.of("HOME", "/home/taro")))
        .isEqualTo(
            new LabHome(
                Path.of("/home/taro/.cache/futago/lab"),
                Path.of("/home/taro/.local/state/futago/lab")));
    assertThat(
            LabHome.ofUser(
                Map.of(
                    "HOME",
                    "/home/taro",
                    "XDG_CACHE_HOME",
                    "/big",
                    "XDG_STATE_HOME",
                    "not/absolute")))
        .isEqualTo(
            new LabHome(Path.of("/big/futago/lab"), Path.of("/home/taro/.local/state/futago/lab")));
  }
}
