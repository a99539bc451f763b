package futago.endtoend;

import static futago.endtoend.LabCluster.say;
import static org.assertj.core.api.Assertions.assertThat;

import futago.engine.RunEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random moments, spread evenly over the time that an undisturbed `apply` took in the lab, at
/// which one Futago after the other is killed.
final class Kills {
  private static final Path MEASURED = Path.of("src/test/resources/endtoend/undisturbed-steps.txt");

  private Kills() {}

  /// When one is killed.
  ///
  /// @param step as soon as it has come to this step
  /// @param after and this long after that
  record Kill(String step, Duration after) {
    @Override
    public String toString() {
      return "%s + %.1f s".formatted(step, after.toMillis() / 1000.0);
    }
  }

  private record Came(double second, String step) {}

  /// Draws moments, in order: one in each part of the time that is as long as the others.
  static List<Kill> draw(Random random, int count) throws IOException {
    List<Came> timetable =
        Files.readAllLines(MEASURED, StandardCharsets.UTF_8).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split(" ", -1))
            .map(words -> new Came(Double.parseDouble(words[0]), words[1]))
            .toList();
    double first = timetable.getFirst().second();
    double all = timetable.getLast().second() - first;
    var kills = new ArrayList<Kill>();
    for (int i = 0; i < count; i++) {
      double moment = first + all * (i + random.nextDouble()) / count;
      Came step =
          timetable.stream()
              .filter(came -> came.second() <= moment)
              .reduce((_, later) -> later)
              .orElseThrow();
      kills.add(new Kill(step.step(), Duration.ofMillis((long) ((moment - step.second()) * 1000))));
    }
    return List.copyOf(kills);
  }

  /// Those of them before a step, or from it on.
  static List<Kill> part(List<Kill> kills, String step, boolean before) throws IOException {
    List<String> steps =
        Files.readAllLines(MEASURED, StandardCharsets.UTF_8).stream()
            .map(line -> line.substring(line.indexOf(' ') + 1))
            .toList();
    assertThat(steps).contains(step);
    return kills.stream()
        .filter(kill -> steps.indexOf(kill.step()) < steps.indexOf(step) == before)
        .toList();
  }

  /// Has one Futago after the other begin the same, kills each at its moment, and lets the last one
  /// come to its end, which must be a good one.
  ///
  /// @param pace how many seconds of the timetable go by in a real one
  /// @return how many were killed; fewer than wanted if one came to its end before its moment
  static int survive(
      List<Kill> kills, FutagoRun.Way way, List<String> arguments, double pace, Duration deadline)
      throws Exception {
    int killed = 0;
    for (Kill kill : kills) {
      FutagoRun run = way.start(arguments);
      boolean came = run.await(FutagoRun.cameTo(kill.step()));
      if (!came || !run.killAfter(Duration.ofMillis((long) (kill.after().toMillis() / pace)))) {
        assertThat(run.end(deadline)).as(run.output()).isZero();
        say("not killed: it was done before " + kill);
        return killed;
      }
      killed++;
      // Whatever it was about to write: what is there can be read.
      List<RunEvent> journal = run.events();
      assertThat(journal.getFirst()).isInstanceOf(RunEvent.RunStarted.class);
      say("killed at " + kill + ": " + run.cameAsFarAs());
    }
    FutagoRun last = way.start(arguments);
    assertThat(last.end(deadline)).as(last.output()).isZero();
    assertThat(last.events().getLast()).isInstanceOf(RunEvent.RunFinished.class);
    return killed;
  }
}
