package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import futago.command.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredResourcesTest {
  /// The slides' resources in a CIB of Pacemaker 1.0, the password too.
  private static final String CIB =
      """
      <resources>
        <group id="group_pgsql">
          <meta_attributes id="group_pgsql-meta_attributes">
            <nvpair id="group_pgsql-meta_attributes-target-role" name="target-role" value="Stopped"/>
          </meta_attributes>
          <primitive class="ocf" id="pgsql" provider="heartbeat" type="pgsql">
            <instance_attributes id="pgsql-instance_attributes">
              <nvpair id="pgsql-instance_attributes-pgport" name="pgport" value="5432"/>
              <nvpair id="pgsql-instance_attributes-monitor_password" name="monitor_password" value="tops3cret"/>
            </instance_attributes>
            <operations>
              <op id="pgsql-start-0" interval="0" name="start" timeout="120s"/>
            </operations>
          </primitive>
        </group>
        <master id="ms_drbd">
          <meta_attributes id="ms_drbd-meta_attributes">
            <nvpair id="ms_drbd-meta_attributes-notify" name="notify" value="true"/>
          </meta_attributes>
          <primitive class="ocf" id="drbd" provider="linbit" type="drbd"/>
        </master>
        <primitive class="lsb" id="cron" type="cron">
          <meta_attributes id="cron-meta_attributes">
            <nvpair id="cron-meta_attributes-target-role" name="target-role" value="Started"/>
          </meta_attributes>
        </primitive>
      </resources>
      """;

  @Test
  void whatIsAskedForHoldsNoParameter() throws Exception {
    String asked = asked(CIB);

    assertThat(asked).doesNotContain("tops3cret", "monitor_password", "5432");
    ConfiguredResources configured = ConfiguredResources.parse(asked);
    assertThat(configured.childOf("ms_drbd")).contains("drbd");
    assertThat(configured.childOf("group_pgsql")).isEmpty();
    assertThat(configured.agentOf("drbd")).isEqualTo("ocf:linbit:drbd");
    assertThat(configured.agentOf("cron")).isEqualTo("lsb:cron");
    assertThat(configured.agentOf("nosuch")).isEmpty();
    assertThat(configured.isWantedStopped("group_pgsql")).isTrue();
    assertThat(configured.isWantedStopped("pgsql")).isTrue();
    assertThat(configured.isWantedStopped("drbd")).isFalse();
    assertThat(configured.isWantedStopped("cron")).isFalse();
  }

  @Test
  void nothingConfiguredAndNothingKnown() throws Exception {
    assertThat(ConfiguredResources.parse(asked("<resources/>\n")).childOf("x")).isEmpty();
    assertThat(ConfiguredResources.parse("")).isSameAs(ConfiguredResources.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<resources>", "<constraints/>", "<resources><primitive/></resources>", "x"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> ConfiguredResources.parse(text))
        .isInstanceOf(UnreadableException.class);
  }

  /// What the question leaves of it, by a real shell.
  private static String asked(String cib) throws IOException, InterruptedException {
    String script =
        ConfiguredResources.PROBE.script().replaceFirst("cibadmin --query -o resources", "cat");
    Run run = Run.script(script);
    Process process = new ProcessBuilder(List.copyOf(run.argv())).start();
    try (var in = process.getOutputStream()) {
      in.write(cib.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return out;
  }
}
