package futago.simulator.drbd;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.drbd.Handshake.Side;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// DRBD's user's guide, "How DRBD uses generation identifiers", row by row.
class GenerationsTest {
  private final Random random = new Random(1);
  private final Generations common = new Generations(0xA0, 0, 0xB0, 0xC0);

  private static Side side(Generations generations) {
    return new Side(generations, Dstate.UP_TO_DATE, Role.SECONDARY, false, false);
  }

  @Test
  void bothFresh() {
    Side fresh =
        new Side(Generations.JUST_CREATED, Dstate.INCONSISTENT, Role.SECONDARY, false, false);

    assertThat(Handshake.of(fresh, fresh)).isEqualTo(Handshake.IN_SYNC);
  }

  @Test
  void aFreshOneGetsEverything() {
    Side fresh =
        new Side(Generations.JUST_CREATED, Dstate.INCONSISTENT, Role.SECONDARY, false, false);

    assertThat(Handshake.of(fresh, side(common))).isEqualTo(Handshake.FULL_TARGET);
    assertThat(Handshake.of(side(common), fresh)).isEqualTo(Handshake.FULL_SOURCE);
  }

  @Test
  void theSameData() {
    assertThat(Handshake.of(side(common), side(common))).isEqualTo(Handshake.IN_SYNC);
  }

  @Test
  void aPrimaryThatLostItsPowerSendsWhatTheOtherMayLack() {
    Side crashed = new Side(common, Dstate.UP_TO_DATE, Role.SECONDARY, true, false);

    assertThat(Handshake.of(crashed, side(common))).isEqualTo(Handshake.SOURCE);
    assertThat(Handshake.of(side(common), crashed)).isEqualTo(Handshake.TARGET);
  }

  @Test
  void oneWroteWithoutTheOther() {
    Generations newer = common.withoutPeer(random);

    assertThat(Handshake.of(side(newer), side(common))).isEqualTo(Handshake.SOURCE);
    assertThat(Handshake.of(side(common), side(newer))).isEqualTo(Handshake.TARGET);
  }

  @Test
  void aSecondSeparationForgetsNothing() {
    Generations newer = common.withoutPeer(random);

    assertThat(newer.withoutPeer(random)).isEqualTo(newer);
  }

  @Test
  void bothWroteWithoutTheOther() {
    Generations mine = common.withoutPeer(random);
    Generations theirs = common.withoutPeer(random);

    assertThat(Handshake.of(side(mine), side(theirs))).isEqualTo(Handshake.SPLIT_BRAIN);
  }

  @Test
  void whoGivesUpItsChangesBecomesTheTarget() {
    Side mine =
        new Side(common.withoutPeer(random), Dstate.UP_TO_DATE, Role.SECONDARY, false, true);
    Side theirs =
        new Side(common.withoutPeer(random), Dstate.UP_TO_DATE, Role.PRIMARY, false, false);

    assertThat(Handshake.of(mine, theirs)).isEqualTo(Handshake.TARGET);
    assertThat(Handshake.of(theirs, mine)).isEqualTo(Handshake.SOURCE);
  }

  @Test
  void strangers() {
    assertThat(Handshake.of(side(common), side(new Generations(0x1A0, 0, 0x1B0, 0x1C0))))
        .isEqualTo(Handshake.UNRELATED);
  }

  @Test
  void aPrimaryIsNeverOverwritten() {
    Side old = new Side(common, Dstate.UP_TO_DATE, Role.PRIMARY, false, false);

    assertThat(Handshake.of(old, side(common.withoutPeer(random))))
        .isEqualTo(Handshake.PRIMARY_AS_TARGET);
  }

  @Test
  void aSynchronisationThatWasBrokenOffGoesOn() {
    Generations source = common.withoutPeer(random).syncBegun(random);
    Side target =
        new Side(common.targetOf(source), Dstate.INCONSISTENT, Role.SECONDARY, false, false);

    assertThat(Handshake.of(side(source), target)).isEqualTo(Handshake.SOURCE);
    assertThat(source.inSync().bitmap()).isZero();
  }

  @Test
  void whatIsHalfOverwrittenIsNoSource() {
    Generations newer = common.withoutPeer(random);
    Side half = new Side(newer, Dstate.INCONSISTENT, Role.SECONDARY, false, false);
    Side alsoHalf = new Side(common, Dstate.INCONSISTENT, Role.SECONDARY, false, false);

    assertThat(Handshake.of(half, alsoHalf)).isEqualTo(Handshake.NO_SOURCE);
  }

  @Test
  void printedAsDrbdadmDoes() {
    assertThat(Generations.JUST_CREATED.text(false))
        .isEqualTo("0000000000000004:0000000000000000:0000000000000000:0000000000000000");
    assertThat(common.text(true)).startsWith("00000000000000A1:");
  }
}
