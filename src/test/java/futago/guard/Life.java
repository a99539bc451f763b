package futago.guard;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Secret;
import futago.engine.EventListener;
import futago.engine.Journal;
import futago.engine.JournalReader;
import futago.engine.Plan;
import futago.engine.RunEvent;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.Runner;
import futago.simulator.Simulation;
import futago.site.SimulationAccess;
import futago.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// One `apply`, from its first connection to its end or its death.
///
/// @param death when it died; empty if it came to its end, which was a good one
/// @param moments what moments came
record Life(Optional<Moment> death, Set<Moment> moments) {
  private static final Secret PASSWORD = Secret.of("a password of postgres's");

  /// More than this of a journal's last line may be missing after a crash.
  private static final int TORN_OFF = 20;

  /// @param journals where the journal is kept
  /// @param chooses asked at each moment whether to die
  static Life live(Simulation simulation, Path journals, Predicate<Moment> chooses)
      throws Exception {
    List<RunEvent> events = new ArrayList<>();
    Path left = journals.resolve("left.jsonl");
    try (var access = new SimulationAccess(simulation);
        Journal journal =
            Journal.begin(journals, simulation.spec().name(), simulation.clock().instant())) {
      var death = new Death(simulation, chooses, () -> tear(journal.file(), left));
      RunOutcome outcome;
      try (Site site =
          Site.open(
              (node, _, _) -> death.mortal(access.connect(node)),
              simulation.spec(),
              _ -> Optional.empty(),
              _ -> false)) {
        Plan plan = site.installation(PASSWORD);
        death.follow(plan);
        outcome =
            new Runner(
                    plan,
                    site.nodes(),
                    EventListener.all(journal, events::add),
                    RunOptions.standard().atPace(simulation.speed()),
                    simulation.clock())
                .run();
      }
      if (death.moment().isPresent()) {
        // It must be readable; how far it goes is a matter of luck.
        JournalReader.read(left);
      } else {
        assertThat(outcome).as(() -> tail(events)).isInstanceOf(RunOutcome.Done.class);
      }
      return new Life(death.moment(), death.seen());
    }
  }

  private static String tail(List<RunEvent> events) {
    List<String> lines = events.stream().map(Object::toString).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  /// Keeps what the journal is at this moment, but for the end of its last line.
  private static void tear(Path journal, Path left) {
    try {
      byte[] bytes = Files.readAllBytes(journal);
      Files.write(left, Arrays.copyOf(bytes, Math.max(0, bytes.length - TORN_OFF)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
