package futago.slide;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.Content;
import futago.command.EditFile;
import futago.command.FileMode;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.Secret;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.engine.Step;
import futago.engine.Target;
import futago.text.Message;
import futago.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SlidesTest {
  private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

  @Test
  void whatIsTheSameOnBothNodesStandsOnceWithBothBadges() {
    assertThat(
            text(
                SampleStep.both("drbd.mount-point")
                    .doing(
                        node ->
                            List.of(
                                Run.asRoot("modprobe", "drbd"),
                                Run.asRoot("hostname", node.name()),
                                Run.asRoot("drbdadm", "up", "pgsql")))))
        .isEqualTo(
            """
                [ACT alice] [SBY bob]
                  # modprobe drbd

                [ACT alice]
                  # hostname alice

                [SBY bob]
                  # hostname bob

                [ACT alice] [SBY bob]
                  # drbdadm up pgsql
            """);
  }

  @Test
  void aStepOfOneNodeHasItsBadge() {
    assertThat(text(SampleStep.both("drbd.mount", Run.asRoot("true")).on(Target.SBY)))
        .isEqualTo("    [SBY bob]\n      # true\n");
  }

  @Test
  void everyKindOfActionIsShownAsAPersonWouldDoIt() {
    assertThat(
            text(
                SampleStep.both(
                    "drbd.mount-point",
                    Run.as("postgres", "psql", "-c", "SELECT 1"),
                    Run.script("a\nb\n"),
                    Run.script("echo \"$1\"", "two words"),
                    Run.asRoot("cat").withInput(new Content.Text("x\ny\n")),
                    WriteFile.text("/etc/a", "1\n\n2\n").with(FileMode.ROOT_ONLY),
                    new EditFile(
                        "/etc/b",
                        List.of(
                            new EditFile.Setting("port", " = ", "5432"),
                            new EditFile.Setting("log", " = ", "on"),
                            new EditFile.Block("ours", "line\n", "^host")),
                        false),
                    WaitFor.until(
                        Message.of("stage.wait.up-to-date"),
                        Run.asRoot("drbdadm", "dstate"),
                        Duration.ofMinutes(3)),
                    new OnlyIf(
                        Message.of("stage.condition.database-runs"),
                        Run.asRoot("pgrep", "postgres"),
                        List.of(Run.asRoot("kill", "1"))))))
        .isEqualTo(
            """
                [ACT alice] [SBY bob]
                  postgres$ psql -c 'SELECT 1'
                  # a
                  > b
                  # set -- 'two words'
                  > echo "$1"
                  # cat
                  with this on its standard input:
                  | x
                  | y
                  File /etc/a (root:root, 0600) with this content:
                  | 1
                  |
                  | 2
                  File /etc/b, these settings:
                  | port = 5432
                  | log = on
                  File /etc/b, between two marks before the first line that matches ^host:
                  | line
                  Wait until both disks are UpToDate (at most 3 min):
                    # drbdadm dstate
                  Only if the database runs, which is so if this succeeds:
                    # pgrep postgres
                  then:
                    # kill 1
            """);
  }

  @Test
  void secretsAreMasked() {
    Secret secret = Secret.of("hunter2");
    Action[] actions = {
      WriteFile.secret("/etc/key", secret, FileMode.ROOT_ONLY),
      Run.asRoot("initdb").withInput(new Content.Confidential(secret))
    };
    String shown = text(SampleStep.both("drbd.mount-point", actions));
    assertThat(shown).contains("| " + Secret.MASK).doesNotContain("hunter2");
    assertThat(PlanJson.of(SamplePlan.of(SampleStep.both("drbd.mount-point", actions)), ENGLISH))
        .contains(Secret.MASK)
        .doesNotContain("hunter2");
  }

  @Test
  void theProofStandsUnderTheWork() {
    Step step =
        SampleStep.both("drbd.mount-point", Run.asRoot("true"))
            .provedBy(
                WaitFor.until(
                    Message.of("stage.wait.up-to-date"),
                    Run.asRoot("false"),
                    Duration.ofSeconds(90)));
    assertThat(text(step))
        .endsWith(
            """
                  # true

                It worked when:

                [ACT alice] [SBY bob]
                  Wait until both disks are UpToDate (at most 1 min 30 s):
                    # false
            """);
  }

  @Test
  void slidesAreNumberedByStage() {
    List<Slide> slides =
        Slides.of(
            SamplePlan.of(
                SampleStep.both("drbd.mount-point"),
                SampleStep.both("drbd.mount"),
                SampleStep.both("verify.online")),
            ENGLISH);
    assertThat(slides)
        .extracting(slide -> slide.stageNumber() + "." + slide.number() + "/" + slide.count())
        .containsExactly("1.1/2", "1.2/2", "2.1/1");
    assertThat(new SlideText(ENGLISH).lines(slides))
        .contains("Stage 1: DRBD", "1.2 Mount it  [drbd.mount]", "Stage 2: Verify");
  }

  /// The slide of the step without its title and reason.
  private static String text(Step step) {
    List<String> lines =
        new SlideText(ENGLISH).lines(Slides.of(SamplePlan.of(step), ENGLISH).getFirst());
    return String.join("\n", lines.subList(lines.indexOf("") + 1, lines.size())) + "\n";
  }
}
