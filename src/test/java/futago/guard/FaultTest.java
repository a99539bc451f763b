package futago.guard;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Run;
import futago.command.Secret;
import futago.engine.EventListener;
import futago.engine.Journal;
import futago.engine.JournalReader;
import futago.engine.RunEvent;
import futago.engine.RunOptions;
import futago.engine.RunOutcome;
import futago.engine.Runner;
import futago.remote.CommandResult;
import futago.remote.OutputListener;
import futago.remote.PassingNode;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.simulator.Simulation;
import futago.site.ConnectFailedException;
import futago.site.SimulationAccess;
import futago.site.Site;
import futago.spec.PlatformName;
import futago.text.Message;
import futago.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Something breaks on the way while a cluster is built: `apply` says what, where and what to do,
/// and once that is done another one goes on to what an undisturbed run makes. The faults are in
/// {@link FaultTable}.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class FaultTest {
  private static final double SPEED = 60;
  private static final Secret PASSWORD = Secret.of("a password of postgres's");

  private final Map<PlatformName, PairState> undisturbed = new EnumMap<>(PlatformName.class);
  private final List<String> report = new ArrayList<>();

  @TempDir private static Path directory;

  private record Trial(RunOutcome outcome, List<RunEvent> journal) {}

  @BeforeAll
  void build() throws Exception {
    for (PlatformName platform : PlatformName.values()) {
      try (Simulation simulation = Simulation.start(platform, SPEED)) {
        assertThat(apply(simulation).outcome()).isInstanceOf(RunOutcome.Done.class);
        undisturbed.put(platform, PairState.of(simulation));
      }
    }
  }

  @AfterAll
  void tell() {
    System.out.println("| fault | platform | apply said | apply afterwards |\n|---|---|---|---|");
    report.forEach(System.out::println);
  }

  static Stream<Arguments> faults() {
    return FaultTable.rows().stream()
        .flatMap(row -> row.on().stream().map(platform -> Arguments.of(row, platform)));
  }

  /// One of each kind.
  static Stream<Arguments> someFaults() {
    Set<String> names =
        Set.of(
            "a command that hangs",
            "another package manager at work, for a while",
            "an MTU that is too small on the link");
    return faults().filter(each -> names.contains(each.get()[0].toString())).skip(1).limit(4);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("someFaults")
  void someAreToldAndPassed(FaultRow row, PlatformName platform) throws Exception {
    saysWhatIsWrongAndGoesOnAfterwards(row, platform);
  }

  @Tag("exhaustive")
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("faults")
  void saysWhatIsWrongAndGoesOnAfterwards(FaultRow row, PlatformName platform) throws Exception {
    try (Simulation simulation = Simulation.start(platform, SPEED)) {
      row.begins().to(simulation);
      Trial trial = apply(simulation);
      Message said = row.comes().toldBy(trial.outcome(), trial.journal());
      row.ends().to(simulation);
      RunOutcome after = apply(simulation).outcome();
      assertThat(after).isInstanceOf(RunOutcome.Done.class);
      assertThat(simulation.unknownCommands()).isEmpty();
      assertThat(PairState.of(simulation).differencesFrom(undisturbed.get(platform))).isEmpty();
      report.add(
          "| %s | %s | %s | %d steps done, same state |"
              .formatted(
                  row.name(),
                  platform.id(),
                  Comes.said(said).replace("|", "\\|"),
                  after.summary().applied()));
    }
  }

  private Trial apply(Simulation simulation) throws Exception {
    try (var access = new SimulationAccess(simulation);
        Journal journal =
            Journal.begin(directory, simulation.spec().name(), simulation.clock().instant())) {
      RunOutcome outcome;
      try (Site site = open(simulation, access)) {
        outcome =
            new Runner(
                    site.installation(PASSWORD),
                    site.nodes(),
                    EventListener.all(journal),
                    RunOptions.standard()
                        .atPace(simulation.speed())
                        .withTexts(Texts.in(Locale.ENGLISH)::has),
                    simulation.clock())
                .run();
      }
      List<RunEvent> events = JournalReader.read(journal.file());
      assertThat(events.getLast()).isInstanceOf(RunEvent.RunFinished.class);
      return new Trial(outcome, events);
    }
  }

  /// A node that has just been switched on lets nobody in for a while.
  private static Site open(Simulation simulation, SimulationAccess access) throws Exception {
    while (true) {
      try {
        return Site.open(
            (node, _, _) -> new Hurried(access.connect(node), simulation.speed()),
            simulation.spec(),
            _ -> Optional.empty(),
            _ -> false);
      } catch (ConnectFailedException e) {
        simulation.sleep(Duration.ofSeconds(5));
      }
    }
  }

  /// Its commands have as little time as everything on a simulated node, if it is one that hangs.
  private static final class Hurried extends PassingNode {
    private final double speed;

    Hurried(RemoteNode node, double speed) {
      super(node);
      this.speed = speed;
    }

    @Override
    public CommandResult run(Run run, OutputListener output)
        throws RemoteException, InterruptedException {
      boolean hangs = String.join(" ", run.argv()).contains(FaultTable.HANGING);
      return node.run(
          hangs ? run.within(Duration.ofMillis((long) (run.deadline().toMillis() / speed))) : run,
          output);
    }
  }
}
