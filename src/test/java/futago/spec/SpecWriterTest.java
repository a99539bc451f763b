package futago.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SpecWriterTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @Test
  void writesTheTalksClusterAsTheDesignShowsIt() throws Exception {
    String design = Files.readString(Path.of("src/test/resources/spec/talk.json"));
    var expected = (ObjectNode) MAPPER.readTree(design);
    // False is what leaving it out means.
    ((ObjectNode) expected.at("/nodes/0/ssh")).remove("sudo");

    String written = SpecWriter.write(ExampleSpec.of(Optional.empty()));

    assertThat(MAPPER.readTree(written)).isEqualTo(expected);
    assertThat(written)
        .startsWith("{\n  \"name\": \"pgha\",\n  \"nodes\": [\n    {\n")
        .endsWith("}\n");
  }

  @ParameterizedTest
  @EnumSource
  void givesAnExampleOfEveryPlatform(PlatformName platform) throws Exception {
    ClusterSpec example = ExampleSpec.of(Optional.of(platform));

    assertThat(SpecReader.parse(SpecWriter.write(example))).isEqualTo(example);
    assertThat(example.platform()).contains(platform);
  }

  @Test
  void writesWhatIsReadBackAsTheSame() throws Exception {
    var spec =
        new ClusterSpec(
            "pg_2",
            List.of(
                new NodeSpec(
                    "one",
                    "10.9.0.1",
                    "ens3",
                    new SshSpec(
                        "alias",
                        Optional.of(2222),
                        Optional.of("me"),
                        Optional.of("/keys/鍵 \"1\""),
                        Optional.of("me@gate:22,inner"),
                        true),
                    Optional.of(new DiskSpec.Image("/srv/one.img", 4096))),
                new NodeSpec(
                    "two",
                    "10.9.0.2",
                    "ens4",
                    new SshSpec(
                        "10.9.0.2",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                    Optional.empty())),
            new VirtualIp("10.9.3.250", 22),
            new DrbdSpec(
                "data",
                "/dev/drbd7",
                7790,
                "/srv/pg",
                new DiskSpec.Device("/dev/vg/pg"),
                Optional.empty()),
            new PostgresqlSpec("17", 5433, "10.0.0.0/8"),
            new PacemakerSpec(PacemakerSpec.Fencing.NONE),
            Optional.of(PlatformName.DEBIAN_COROSYNC));

    assertThat(SpecReader.parse(SpecWriter.write(spec))).isEqualTo(spec);
  }
}
