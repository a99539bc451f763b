package futago.slide;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.engine.Target;
import futago.text.Message;
import futago.text.Texts;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanJsonTest {
  @Test
  void programsFindStagesStepsNodesAndActionsWithTheirKinds() {
    JsonNode plan =
        JsonMapper.shared()
            .readTree(
                PlanJson.of(
                    SamplePlan.of(
                        SampleStep.both(
                                "drbd.mount-point",
                                Run.asRoot("drbdadm", "up", "pgsql"),
                                WriteFile.text("/etc/a", "x"))
                            .on(Target.ACT)
                            .provedBy(
                                WaitFor.until(
                                    Message.of("stage.wait.up-to-date"),
                                    Run.asRoot("look"),
                                    Duration.ofMinutes(2)))),
                    Texts.in(Locale.ENGLISH)));

    assertThat(plan.at("/nodes/1/role").asString()).isEqualTo("SBY");
    JsonNode step = plan.at("/stages/0/steps/0");
    assertThat(step.get("id").asString()).isEqualTo("drbd.mount-point");
    assertThat(step.get("nodes")).hasSize(1);
    JsonNode alice = step.at("/nodes/0");
    assertThat(alice.at("/name").asString()).isEqualTo("alice");
    assertThat(alice.at("/probes/0/script").asString()).isEqualTo("true");
    assertThat(alice.at("/actions/0/kind").asString()).isEqualTo("run");
    assertThat(alice.at("/actions/0/argv").toString()).isEqualTo("[\"drbdadm\",\"up\",\"pgsql\"]");
    assertThat(alice.at("/actions/1/kind").asString()).isEqualTo("write-file");
    assertThat(alice.at("/actions/1/mode").asString()).isEqualTo("0644");
    assertThat(alice.at("/verification/0/kind").asString()).isEqualTo("wait-for");
    assertThat(alice.at("/verification/0/deadlineSeconds").asInt()).isEqualTo(120);
    assertThat(alice.at("/verification/0/look/argv/0").asString()).isEqualTo("look");
  }
}
