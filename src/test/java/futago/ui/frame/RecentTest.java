package futago.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.Journal;
import futago.engine.Plan;
import futago.engine.RunEvent;
import futago.engine.RunOptions;
import futago.spec.SpecWriter;
import futago.text.Message;
import futago.ui.ScriptedRuns;
import futago.ui.UiFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A later start offers to go on where it stopped.
class RecentTest {
  @TempDir private Path home;

  private final Plan plan = UiFixture.plan();
  private Path file;

  @BeforeEach
  void save() throws Exception {
    file = Files.writeString(home.resolve("cluster.json"), SpecWriter.write(plan.spec()));
  }

  private List<RunEvent> run(ScriptedRuns runs) throws Exception {
    var events = new ArrayList<RunEvent>();
    var end = new CountDownLatch(1);
    runs.begin(RunOptions.standard(), false, events::add, _ -> end.countDown());
    assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
    return events;
  }

  private Message lastOf(List<RunEvent> events) throws Exception {
    try (var journal = Journal.begin(home, plan.spec().name(), Instant.now())) {
      events.forEach(journal::happened);
    }
    return Recent.of(file, home).orElseThrow().last().orElseThrow().what();
  }

  @Test
  void aClusterThatNeverRanHasANameOnly() {
    assertThat(Recent.of(file, home))
        .contains(
            new Recent(
                file, Message.of("ui.recent.name", "pgha", "alice", "bob"), Optional.empty()));
  }

  @Test
  void saysThatARunCameToItsEnd() throws Exception {
    assertThat(lastOf(run(new ScriptedRuns(plan)))).isEqualTo(Message.of("ui.recent.done"));
  }

  @Test
  void saysWhereItFailed() throws Exception {
    assertThat(lastOf(run(new ScriptedRuns(plan).failing("drbd.start"))))
        .isEqualTo(Message.of("ui.recent.failed", Message.of("step.drbd.start.title")));
  }

  @Test
  void saysWhereItBrokeOff() throws Exception {
    List<RunEvent> events = run(new ScriptedRuns(plan));
    int middle =
        events.indexOf(
            events.stream()
                .filter(
                    event ->
                        event instanceof RunEvent.Started started
                            && started.step().value().equals("drbd.disk"))
                .findFirst()
                .orElseThrow());
    assertThat(lastOf(events.subList(0, middle + 1)))
        .isEqualTo(Message.of("ui.recent.stopped", Message.of("step.drbd.disk.title")));
  }

  @Test
  void aFileThatMakesNoSenseIsNotOffered() throws Exception {
    Files.writeString(file, "{}");
    assertThat(Recent.of(file, home)).isEmpty();
  }
}
