package futago.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import futago.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Good specs, and files that cannot be read.
class SpecReaderTest {
  @TempDir private Path directory;

  @Test
  void readsTheTalksCluster() throws Exception {
    ClusterSpec spec = SpecReader.read(resource("talk.json"));

    assertThat(spec).isEqualTo(ExampleSpec.of(Optional.empty()));
    assertThat(spec.act().ssh().identity()).contains("~/.ssh/id_ed25519");
    assertThat(spec.drbd().minor()).isZero();
    assertThat(spec.diskOf(spec.sby())).isEqualTo(new DiskSpec.Device("/dev/sdb1"));
  }

  @Test
  void fillsInTheDefaults() throws Exception {
    ClusterSpec spec = SpecReader.read(resource("least.json"));

    assertThat(spec.sby().ssh())
        .isEqualTo(
            new SshSpec(
                "10.0.4.2",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false));
    assertThat(spec.virtualIp()).isEqualTo(new VirtualIp("10.0.4.10", 24));
    assertThat(spec.drbd())
        .isEqualTo(
            new DrbdSpec(
                "pgsql",
                "/dev/drbd0",
                7788,
                "/mnt/pgsql-data",
                new DiskSpec.Device("/dev/vdb"),
                Optional.empty()));
    assertThat(spec.postgresql()).isEqualTo(new PostgresqlSpec("15", 5432, "10.0.4.0/24"));
    assertThat(spec.pacemaker().fencing()).isEqualTo(PacemakerSpec.Fencing.NONE);
    assertThat(spec.platform()).isEmpty();
  }

  @Test
  void takesADiskOfEachNodeInsteadOfACommonOne() throws Exception {
    String text =
        least()
            .replace("\"drbd\": {\"disk\": {\"device\": \"/dev/vdb\"}},", "")
            .replaceFirst("\"ens3\"", "\"ens3\", \"disk\": {\"device\": \"/dev/vdc\"}")
            .replaceFirst(
                "\"ens3\"}",
                "\"ens3\", \"disk\": {\"image\": \"/srv/images/a.img\", \"sizeMiB\": 256}}");

    ClusterSpec spec = SpecReader.parse(text);

    assertThat(spec.diskOf(spec.act())).isEqualTo(new DiskSpec.Device("/dev/vdc"));
    assertThat(spec.diskOf(spec.sby())).isEqualTo(new DiskSpec.Image("/srv/images/a.img", 256));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "/dev/vdb"            | "/dev/disk/by-id/nvme-eui.0025_part1"
          "15"                  | "18"
          "15"                  | "13"
          "ens3"                | "bond0.100"
          "pgha"                | "PG-ha_2"
          "alice"               | "pg-1"
          {"address": "10.0.4.10"} | {"address": "10.0.5.10", "prefix": 22}
          "version": "15"       | "version": "15", "clients": "0.0.0.0/0"
          "version": "15"       | "version": "15", "clients": "10.1.2.3/32"
          {"disk":              | {"resyncRate": "1g", "disk":
          {"disk":              | {"resyncRate": "250", "disk":
          {"disk":              | {"mount": "/srv/pg", "port": 650, "device": "/dev/drbd255", "disk":
          {"disk":              | {"resource": "r0.data_1-x", "disk":
          "name": "pgha"        | "name": "pgha", "platform": "debian-corosync"
          "interface": "ens3"}, | "interface": "ens3", "ssh": {"host": "alias_1", "jump": "me@gate:2222,inner"}},
          "interface": "ens3"}, | "interface": "ens3", "ssh": {"host": "10.0.4.2", "port": 2222, "sudo": true}},
          """)
  void takes(String from, String to) throws Exception {
    assertThat(least()).contains(from);

    assertThat(SpecReader.parse(least().replaceFirst(Pattern.quote(from), to)))
        .isNotEqualTo(SpecReader.parse(least()));
  }

  @Test
  void readsAFileWithAByteOrderMark() throws Exception {
    Path file = directory.resolve("cluster.json");
    Files.writeString(file, "\uFEFF" + least());

    assertThat(SpecReader.read(file).name()).isEqualTo("pgha");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Problem problem = onlyProblemOf(directory.resolve("none.json"));

    assertThat(problem.path()).endsWith("none.json");
    assertThat(english(problem)).contains("no such file").contains("futago init");
  }

  @Test
  void refusesADirectory() {
    assertThat(english(onlyProblemOf(directory))).contains("this is a directory");
  }

  @Test
  void refusesALargeFile() throws Exception {
    Path file = Files.writeString(directory.resolve("large.json"), " ".repeat((1 << 20) + 1));

    assertThat(english(onlyProblemOf(file))).contains("more than 1024 KiB");
  }

  @Test
  void refusesAFileThatIsNotText() throws Exception {
    Path file = Files.write(directory.resolve("latin.json"), new byte[] {'{', (byte) 0xe9, '}'});

    assertThat(english(onlyProblemOf(file))).contains("not UTF-8");
  }

  private static Problem onlyProblemOf(Path file) {
    var e = catchThrowableOfType(BadSpecException.class, () -> SpecReader.read(file));
    assertThat(e.problems()).hasSize(1);
    return e.problems().getFirst();
  }

  private static String english(Problem problem) {
    return Texts.in(Locale.ENGLISH).say(problem.message());
  }

  private static String least() throws IOException {
    return Files.readString(resource("least.json"), UTF_8);
  }

  private static Path resource(String name) {
    return Path.of("src/test/resources/spec", name);
  }
}
