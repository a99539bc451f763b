package futago.ui.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import futago.cluster.CapturedCluster;
import futago.cluster.ClusterStatus;
import futago.text.Message;
import futago.text.Texts;
import futago.ui.cluster.LinkLine.Direction;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PictureMakerTest {
  private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

  private static Picture of(String state) {
    return of(CapturedCluster.status(state));
  }

  private static Picture of(ClusterStatus status) {
    return new PictureMaker(CapturedCluster.spec()).of(status, false);
  }

  private static String say(Message message) {
    return ENGLISH.say(message);
  }

  @Test
  void whatRunsIsInsideTheNodeThatRunsIt() {
    Picture picture = of("healthy");
    NodeCard alice = picture.nodes().getFirst();
    NodeCard bob = picture.nodes().getLast();

    assertThat(alice.blocks()).extracting(Block::title).containsExactly("pgsql", "filesystem");
    assertThat(say(alice.blocks().getFirst().detail()))
        .isEqualTo("running · PostgreSQL 15 on 5432");
    assertThat(alice.hasAddress()).isTrue();
    assertThat(alice.serves()).isTrue();
    assertThat(alice.primary()).contains(true);
    assertThat(say(alice.disk().detail())).isEqualTo("UpToDate · promoted");
    assertThat(bob.blocks()).isEmpty();
    assertThat(bob.hasAddress()).isFalse();
    assertThat(bob.primary()).contains(false);
    assertThat(bob.dc()).isTrue();
    assertThat(say(bob.disk().detail())).isEqualTo("UpToDate · ready to take over");
    assertThat(picture.nowhere()).isEmpty();
    assertThat(picture.text().orElseThrow()).contains("Started alice");
  }

  @Test
  void anAddressThatPacemakerGaveUpIsNotOfferedToClients() {
    Picture picture = of("stop-failed-blocked");

    assertThat(say(picture.virtualIp().detail())).isEqualTo("ipaddr · blocked");
    assertThat(picture.virtualIp().tone()).isEqualTo(Tone.BAD);
    assertThat(say(of("healthy").virtualIp().detail())).isEqualTo("ipaddr · clients connect here");
  }

  @ParameterizedTest
  @CsvSource({
    "healthy, healthy · redundant, GOOD",
    "drbd-syncing, serving · not redundant, WARN",
    "standby-bob, serving · not redundant, WARN",
    "offline-bob, serving · not redundant, WARN",
    "moved-constraints-left, serving · look below, WARN",
    "moving-starting, starting or moving, BUSY",
    "stop-failed-blocked, database down, BAD",
    "split-brain-detected, split brain, BAD",
  })
  void allInAFewWords(String state, String words, Tone tone) {
    assertThat(say(of(state).health())).isEqualTo(words);
    assertThat(of(state).tone()).isEqualTo(tone);
  }

  /// Between stopping here and starting there nothing is under way; that alone is no alarm while a
  /// person has just asked for it.
  @Test
  void aMoveThatWasAskedForIsNotCalledDown() {
    ClusterStatus between = CapturedCluster.status("moving-demoted");

    assertThat(say(of(between).health())).isEqualTo("database down");
    assertThat(say(new PictureMaker(CapturedCluster.spec()).of(between, true).health()))
        .isEqualTo("starting or moving");
  }

  static Stream<Arguments> links() {
    return Stream.of(
        Arguments.of("healthy", LinkLine.State.CONNECTED, Direction.RIGHT),
        Arguments.of("moved-constraints-left", LinkLine.State.CONNECTED, Direction.LEFT),
        Arguments.of("moving-demoted", LinkLine.State.CONNECTED, Direction.NONE),
        Arguments.of("drbd-syncing", LinkLine.State.SYNCING, Direction.LEFT),
        Arguments.of("offline-bob", LinkLine.State.WAITING, Direction.NONE),
        Arguments.of("drbd-disconnected-standby-node", LinkLine.State.CUT, Direction.NONE),
        Arguments.of("split-brain-detected", LinkLine.State.CUT, Direction.NONE));
  }

  @ParameterizedTest
  @MethodSource("links")
  void theLinkIsDrawnAsItIs(String state, LinkLine.State drawn, Direction direction) {
    assertThat(of(state).link().state()).isEqualTo(drawn);
    assertThat(of(state).link().direction()).isEqualTo(direction);
  }

  @Test
  void howFarASynchronisationIs() {
    LinkLine link = of("drbd-syncing").link();

    assertThat(link.percent()).contains(27.5);
    assertThat(link.left()).contains(Duration.ofSeconds(22));
    assertThat(link.behindKib()).contains(151_920L);
  }

  @Test
  void whatRunsNowhereIsOnNoNode() {
    Picture picture = of("moving-demoted");

    assertThat(picture.nodes())
        .allSatisfy(
            node -> {
              assertThat(node.blocks()).isEmpty();
              assertThat(node.hasAddress()).isFalse();
              assertThat(node.primary()).contains(false);
            });
    assertThat(picture.nowhere()).extracting(Block::title).containsExactly("filesystem", "pgsql");
    assertThat(say(picture.virtualIp().detail())).isEqualTo("on no node");
  }

  @Test
  void aDeadNodeIsSaidToBeSilentAndWhatIsKnownOfItComesFromTheOther() {
    Picture picture = of(new CapturedCluster("offline-bob").dies("bob").status());
    NodeCard bob = picture.nodes().getLast();

    assertThat(bob.answers()).isFalse();
    assertThat(say(bob.condition())).isEqualTo("no answer");
    assertThat(bob.primary()).isEmpty();
    assertThat(say(bob.disk().detail())).isEqualTo("unknown");
    assertThat(picture.nodes().getFirst().serves()).isTrue();
  }

  /// A node that only we cannot reach still works for the cluster.
  @Test
  void aNodeThatOnlyWeCannotReachIsShownAsTheClusterSeesIt() {
    NodeCard alice = of(new CapturedCluster("healthy").dies("alice").status()).nodes().getFirst();

    assertThat(alice.answers()).isFalse();
    assertThat(say(alice.condition())).isEqualTo("online");
    assertThat(alice.tone()).isEqualTo(Tone.BAD);
    assertThat(alice.hasAddress()).isTrue();
    assertThat(alice.primary()).contains(true);
  }

  @Test
  void splitBrainShowsBothAsTheyAre() {
    Picture picture = of("split-brain-both-primary");

    assertThat(picture.nodes()).extracting(NodeCard::primary).allMatch(primary -> primary.get());
    assertThat(say(picture.link().word())).isEqualTo("split brain");
    assertThat(say(picture.findings().getFirst().what())).startsWith("DRBD split brain");
  }

  @Test
  void pacemaker3TellsTheSame() {
    Picture picture = of(CapturedCluster.statusOfDebian13("healthy"));

    assertThat(picture.nodes().stream().filter(NodeCard::serves)).hasSize(1);
    assertThat(picture.nodes()).extracting(node -> say(node.condition())).containsOnly("online");
  }
}
