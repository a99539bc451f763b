package futago.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LabFilesTest {
  @TempDir Path directory;

  @Test
  void aLabIsRememberedAsItWasAskedFor() throws Exception {
    var files = new LabFiles(directory);
    var settings =
        new LabSettings(
            "two",
            Suite.TRIXIE,
            List.of("hana", "taro"),
            new LabNetwork("10.9.8"),
            768,
            512,
            Optional.of("http://mirror.example/debian"));
    var record = new LabRecord(settings, "trixie-1");

    assertThat(LabRecord.read(files)).isEmpty();
    record.write(files);

    assertThat(LabRecord.read(files)).contains(record);
    assertThat(Lab.named("two", homeOf(directory), message -> {}).settings().name())
        .isEqualTo("two");
  }

  @Test
  void aBrokenRecordIsNamed() throws Exception {
    var files = new LabFiles(directory);
    Files.writeString(files.record(), "{\"settings\":");

    assertThatThrownBy(() -> LabRecord.read(files))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.what().arguments()).containsExactly(files.record().toString()));
  }

  @Test
  void clusterJsonIsTheDesigns() {
    var settings = LabSettings.defaults("lab").withSuite(Suite.TRIXIE);

    var json =
        JsonMapper.shared().readTree(ClusterJson.of(settings, Path.of("/a \"b\"/id_ed25519")));

    assertThat(json.at("/nodes/1/name").asString()).isEqualTo("bob");
    assertThat(json.at("/nodes/1/address").asString()).isEqualTo("192.168.137.102");
    assertThat(json.at("/nodes/1/ssh/host").asString()).isEqualTo("192.168.137.102");
    assertThat(json.at("/nodes/0/ssh/identity").asString()).isEqualTo("/a \"b\"/id_ed25519");
    assertThat(json.at("/virtualIp/address").asString()).isEqualTo("192.168.137.201");
    assertThat(json.at("/postgresql/version").asString()).isEqualTo("17");
    assertThat(json.at("/postgresql/clients").asString()).isEqualTo("192.168.137.0/24");
    assertThat(json.at("/drbd/disk/device").asString()).isEqualTo("/dev/vdb");
  }

  @Test
  void theFirstBootsScriptCanBeReadByAShell() throws Exception {
    String script =
        Resources.fill(
            Resources.read("first-boot.sh"),
            Map.of(
                "name", "alice",
                "address", "192.168.137.101",
                "prefix", "24",
                "authorizedKey", "ssh-ed25519 AAAA lab",
                "hostKey", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END",
                "hostPublicKey", "ssh-ed25519 BBBB root@alice"));
    Path file = Files.writeString(directory.resolve("first-boot.sh"), script);

    assertThat(script).doesNotContain("@name@").contains("address 192.168.137.101/24\n");
    assertThat(LocalCommand.run(LocalCommand.SHORT, List.of("sh", "-n", file.toString())).output())
        .isEmpty();
  }

  @Test
  void aPlaceholderThatIsNotThereIsAMistake() {
    assertThatThrownBy(() -> Resources.fill("@name@", Map.of("nam", "alice")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no @nam@");
  }

  @Test
  void twoCannotChangeALabAtOnce() throws Exception {
    var files = new LabFiles(directory.resolve("lab"));
    try (var _ = LabLock.take(files)) {
      assertThatThrownBy(() -> LabLock.take(files))
          .isInstanceOfSatisfying(
              LabException.class, e -> assertThat(e.what().key()).isEqualTo("lab.busy"));
    }
    LabLock.take(files).close();
  }

  @Test
  void aLabsDirectoriesAreItsNames() throws Exception {
    var home = homeOf(directory);
    assertThat(home.labs()).isEmpty();
    Files.createDirectories(home.state().resolve("two"));
    Files.createDirectories(home.state().resolve("one"));
    Files.writeString(home.state().resolve(".one.lock"), "");

    assertThat(home.labs()).containsExactly("one", "two");
  }

  private static LabHome homeOf(Path directory) {
    return new LabHome(directory.resolve("cache"), directory.resolve("state"));
  }
}
