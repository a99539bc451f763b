package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitBrainTest {
  private static final String COMMON = "7ED9512888BDE384:7ED8512888BDE385";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "split-brain-both-primary",
        "split-brain-before-connect",
        "split-brain-detected",
      })
  void proven(String state) {
    assertThat(Example.status(state).splitBrain()).isTrue();
  }

  @Test
  void nothingElseThatWasCapturedIsOne() {
    assertThat(Captures.states(Captures.DEBIAN_12))
        .filteredOn(state -> !state.startsWith("split-brain"))
        .hasSizeGreaterThan(15)
        .allSatisfy(state -> assertThat(Example.status(state).splitBrain()).isFalse());
  }

  @Test
  void oneSideAloneProvesNothing() {
    var alice = new CapturedNode("alice", Captures.DEBIAN_12, "split-brain-detected");
    var bob = new CapturedNode("bob", Captures.DEBIAN_12, "split-brain-detected");
    bob.whenAsked(
        _ -> {
          throw CapturedNode.unreachable("bob");
        });

    assertThat(Example.status(alice, bob).splitBrain()).isFalse();
  }

  @Test
  void newerDataIsNotADivergence() {
    DrbdGenerations old = generations("6812A42F31337D26:0000000000000000");
    DrbdGenerations newer = generations("136B3FF9A3685B7B:6812A42F31337D27");

    assertThat(newer.divergedFrom(old)).isFalse();
    assertThat(old.divergedFrom(newer)).isFalse();
  }

  @Test
  void twoNewGenerationsOfOneAncestorAre() {
    DrbdGenerations one = generations("19338E67B8B11A55:6812A42F31337D26");
    DrbdGenerations other = generations("136B3FF9A3685B7B:6812A42F31337D27");

    assertThat(one.divergedFrom(other)).isTrue();
    assertThat(other.divergedFrom(one)).isTrue();
  }

  @Test
  void aDiskThatWasNeverSynchronisedHasNothingToLose() {
    DrbdGenerations fresh = generations("0000000000000004:0000000000000000");
    DrbdGenerations used = generations("136B3FF9A3685B7B:6812A42F31337D27");

    assertThat(fresh.divergedFrom(used)).isFalse();
    assertThat(used.divergedFrom(fresh)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no such resource", "136B3FF9A3685B7B:6812A42F31337D27"})
  void whatIsNoTupleIsNone(String text) {
    assertThat(DrbdGenerations.parse(text)).isEmpty();
  }

  private static DrbdGenerations generations(String currentAndBitmap) {
    return DrbdGenerations.parse(currentAndBitmap + ":" + COMMON + ":1:1:1:0:0:0:0\n")
        .orElseThrow();
  }
}
