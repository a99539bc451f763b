package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoveConstraintParserTest {
  @Test
  void onesOwnConstraintsAreNotLeftBehind() throws Exception {
    assertThat(
            MoveConstraintParser.parse(
                "<constraints><rsc_location id=\"db-likes-alice\" rsc=\"g\" node=\"alice\""
                    + " score=\"10\"/></constraints>"))
        .isEmpty();
  }

  @Test
  void aBanWithAnEndNamesItsNodeInARule() throws Exception {
    // As crm_resource --ban --lifetime=PT1H makes it.
    String timed =
        """
        <constraints>
          <rsc_location id="cli-ban-group_pgsql-on-alice" rsc="group_pgsql" role="Started">
            <rule id="cli-ban-group_pgsql-on-alice-rule" score="-INFINITY" boolean-op="and">
              <expression id="e" attribute="#uname" operation="eq" value="alice" type="string"/>
              <date_expression id="d" operation="lt" end="2026-11-23 11:00:00Z"/>
            </rule>
          </rsc_location>
        </constraints>
        """;

    assertThat(MoveConstraintParser.parse(timed))
        .singleElement()
        .satisfies(left -> assertThat(left.node()).isEqualTo(Optional.of("alice")));
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> MoveConstraintParser.parse("<resources/>"))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> MoveConstraintParser.parse("<constraints><rsc_location"))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> MoveConstraintParser.parse(""))
        .isInstanceOf(UnreadableException.class);
  }
}
