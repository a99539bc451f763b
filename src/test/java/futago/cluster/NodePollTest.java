package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodePollTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final List<String> XML_DETAILS =
      List.of("crm_mon.text", "constraints", "drbd.overview", "drbd.generations");
  private static final List<String> TEXT_DETAILS =
      List.of("constraints", "cib.resources", "maintenance", "drbd.overview", "drbd.generations");

  private final CapturedNode debian = new CapturedNode("alice", Captures.DEBIAN_12, "healthy");
  private final CapturedNode el6 = el6("s1-both-online");
  private Instant now = Example.NOW;

  private static CapturedNode el6(String screen) {
    return new CapturedNode("alice", El6Answers.showing(Captures10.text(screen)).all());
  }

  private NodePoll poll(CapturedNode node) {
    return new NodePoll(node == debian ? Example.SPEC : Example.EL6, "alice", () -> now);
  }

  private static List<List<String>> asked(CapturedNode node) {
    return node.commands().stream().map(CapturedNode::questions).toList();
  }

  @Test
  void whatHasNotChangedIsNotAskedAgain() throws Exception {
    NodePoll poll = poll(debian);
    NodeAnswer first = poll.ask(debian, LONG);

    assertThat(poll.ask(debian, LONG)).isEqualTo(first);
    assertThat(poll.ask(debian, LONG)).isEqualTo(first);
    assertThat(asked(debian).getFirst())
        .contains("os-release", "cib.resources")
        .containsAll(XML_DETAILS);
    assertThat(asked(debian).subList(1, 3))
        .containsOnly(List.of("crm_mon.xml", "proc.drbd", "drbd.nine"));
  }

  @Test
  void withoutXmlTheTextIsThePulse() throws Exception {
    NodePoll poll = poll(el6);
    NodeAnswer first = poll.ask(el6, LONG);

    assertThat(poll.ask(el6, LONG)).isEqualTo(first);
    assertThat(asked(el6).getLast()).containsExactly("crm_mon.text", "proc.drbd", "drbd.nine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<last_update time=\"Mon Nov 23 09:17:33 2026\"/>",
        "last_updated=\"2026-11-23 09:17:32Z\""
      })
  void thatTimeGoesByIsNoChange(String time) throws Exception {
    NodePoll poll = poll(debian);
    poll.ask(debian, LONG);
    debian.whenAsked(run -> debian.answerWith(run, time, time.replace("09:17", "09:18")));

    poll.ask(debian, LONG);

    assertThat(asked(debian).getLast()).doesNotContainAnyElementsOf(XML_DETAILS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<last_change time=\"Mon Nov 23 09:16:15 2026\"", "cs:Connected"})
  void aChangeBringsTheRestAlong(String part) throws Exception {
    NodePoll poll = poll(debian);
    poll.ask(debian, LONG);
    debian.whenAsked(
        run ->
            CapturedNode.questions(run).contains("crm_mon.xml")
                ? debian.answerWith(
                    run, part, part.replace("09:16", "09:17").replace("Connected", "SyncSource"))
                : debian.answer(run, Captures.DEBIAN_12, "moved-constraints-left"));

    NodeAnswer after = poll.ask(debian, LONG);
    poll.ask(debian, LONG);

    assertThat(after.view().orElseThrow().leftBehind()).isNotEmpty();
    assertThat(asked(debian).subList(1, 4))
        .containsExactly(
            List.of("crm_mon.xml", "proc.drbd", "drbd.nine"),
            XML_DETAILS,
            List.of("crm_mon.xml", "proc.drbd", "drbd.nine"));
  }

  @Test
  void theRestGrowsOld() throws Exception {
    NodePoll poll = poll(el6);
    poll.ask(el6, LONG);
    now = now.plus(NodePoll.SHORT_MEMORY).minusMillis(1);
    poll.ask(el6, LONG);
    assertThat(asked(el6)).hasSize(2);
    el6.shows(
        El6Answers.showing(Captures10.text("s1-both-online"))
            .with("constraints", 0, El6Answers.constraints(El6Answers.MOVED))
            .all());

    now = now.plusMillis(1);
    NodeAnswer after = poll.ask(el6, LONG);

    assertThat(asked(el6).getLast()).isEqualTo(TEXT_DETAILS);
    assertThat(after.view().orElseThrow().leftBehind()).hasSize(2);
  }

  @Test
  void whereEachChangeShowsTheRestGrowsOldLater() throws Exception {
    NodePoll poll = poll(debian);
    poll.ask(debian, LONG);
    now = now.plus(NodePoll.LONG_MEMORY).minusMillis(1);
    poll.ask(debian, LONG);
    assertThat(asked(debian).getLast()).doesNotContainAnyElementsOf(XML_DETAILS);

    now = now.plusMillis(1);
    poll.ask(debian, LONG);

    assertThat(asked(debian).getLast()).isEqualTo(XML_DETAILS);
  }

  @Test
  void aClockThatIsPutBackDoesNotKeepWhatIsOld() throws Exception {
    NodePoll poll = poll(el6);
    poll.ask(el6, LONG);
    now = now.minus(Duration.ofHours(1));

    poll.ask(el6, LONG);

    assertThat(asked(el6).getLast()).isEqualTo(TEXT_DETAILS);
  }

  @Test
  void aNodeWhosePacemakerStopsIsAskedEverythingAgain() throws Exception {
    NodePoll poll = poll(el6);
    poll.ask(el6, LONG);
    el6.shows(El6Answers.stopped().all());

    assertThat(poll.ask(el6, LONG).report().pacemaker()).isEqualTo(PacemakerService.NOT_RUNNING);
    poll.ask(el6, LONG);

    assertThat(asked(el6).getLast()).contains("crm_mon.xml", "os-release");
  }
}
