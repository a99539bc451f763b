package futago.stage;

import futago.command.Secret;
import futago.engine.Step;
import futago.platform.Platforms;
import futago.spec.BadSpecException;
import futago.spec.ClusterSpec;
import futago.spec.PlatformName;
import futago.spec.SpecReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The talk's own cluster on CentOS 6.
public final class TalkFixture {
  private TalkFixture() {}

  /// The plan's input for the talk's spec with further fields put at its end, such as `, "selinux":
  /// "unchanged"`.
  public static PlanInput input(String fields) {
    try {
      String talk = Files.readString(Path.of("src/test/resources/spec/talk.json")).strip();
      ClusterSpec spec = SpecReader.parse(talk.substring(0, talk.length() - 1) + fields + "}");
      return new PlanInput(
          spec,
          spec.act(),
          Platforms.planned(PlatformName.EL6_HEARTBEAT, spec),
          PlanInput.Secrets.fresh(Secret.of("canary-password")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadSpecException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The plan's input for the talk's spec.
  public static PlanInput input() {
    return input("");
  }

  /// A step of the installation.
  public static Step step(PlanInput input, String id) {
    return Plans.installation(input).steps().stream()
        .filter(step -> step.id().value().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no step " + id));
  }
}
