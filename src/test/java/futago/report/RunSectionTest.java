package futago.report;

import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.Refusal;
import futago.engine.RunOutcome;
import futago.engine.RunSummary;
import futago.engine.StepId;
import futago.engine.StepState;
import futago.text.Message;
import futago.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a run that was refused is told.
class RunSectionTest {
  private static PastRun refused(String step, String subject) {
    StepId id = StepId.of(step);
    var conflict =
        new StepState.Conflict(
            Message.of("stage.conflict.file-system", "bob", "/dev/sdb1", "ext4"), subject);
    var outcome =
        new RunOutcome.Refused(
            new RunSummary(0, 0, 0, 0, 2, Duration.ZERO, Duration.ZERO),
            List.of(new Refusal(id, "bob", conflict)));
    return new PastRun(
        "run.jsonl",
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(id),
        Optional.of(outcome),
        List.of(),
        List.of(),
        List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "drbd.disk, bob:/dev/sdb1, en, 'refused, because of bob:/dev/sdb1'",
    "drbd.disk, bob:/dev/sdb1, ja, bob:/dev/sdb1 のため拒否",
    "install.lists, '', en, 'refused at \"Refresh the package lists\"'",
    "install.lists, '', ja, 「パッケージ一覧を更新する」で拒否"
  })
  void aRefusalNamesWhatStoodInTheWay(String step, String subject, String language, String said) {
    var say = new Say(Texts.in(Locale.of(language)), ZoneOffset.UTC);
    assertThat(RunSection.ending(refused(step, subject), say)).isEqualTo(said);
  }
}
