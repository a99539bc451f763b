package futago.cluster;

import futago.command.Facts;
import futago.command.Probe;
import futago.command.ProbeScript;
import futago.remote.RemoteException;
import futago.remote.RemoteNode;
import futago.spec.ClusterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks one node for its state again and again: at first everything, then what may change at any
/// moment, and the rest only when that has changed. On a slow node every program that is started
/// costs what its cluster needs to watch itself in time. To be used by one thread at a time.
final class NodePoll {
  /// How long the rest is believed where a constraint is not in `crm_mon`, as in Pacemaker 1.0's.
  static final Duration SHORT_MEMORY = Duration.ofSeconds(5);

  /// How long it is believed where each change of the configuration shows by its time, but in whole
  /// seconds: the second change of a second may go unseen until then.
  static final Duration LONG_MEMORY = Duration.ofSeconds(15);

  private final String node;
  private final StatusQuestions questions;
  private final InstantSource clock;
  private Optional<StatusQuestions.Manner> manner = Optional.empty();
  private Memory memory = new Memory(Instant.MIN, "", Map.of());
  private boolean nothingNew;

  /// @param asked when the details were asked for
  /// @param state what goes with them
  /// @param details the answers
  private record Memory(Instant asked, String state, Map<String, Facts.Answer> details) {
    boolean isFresh(Instant now, Duration memory) {
      return !now.isBefore(asked) && now.isBefore(asked.plus(memory));
    }
  }

  /// @param clock the nodes' time, by which details grow old
  NodePoll(ClusterSpec spec, String node, InstantSource clock) {
    this.node = node;
    this.questions = new StatusQuestions(spec);
    this.clock = clock;
  }

  /// What it answers now.
  ///
  /// @param deadline for each of at most two commands
  /// @throws RemoteException if it could not be asked
  /// @throws InterruptedException if the calling thread was interrupted
  NodeAnswer ask(RemoteNode remote, Duration deadline)
      throws RemoteException, InterruptedException {
    nothingNew = false;
    Optional<Map<String, Facts.Answer>> said =
        manner.isPresent()
            ? pulse(remote, deadline, manner.get())
            : put(questions.everything(), remote, deadline);
    if (said.isEmpty()) {
      nothingNew = false;
      manner = Optional.empty();
      return StatusQuestions.cut(node);
    }
    NodeAnswer answer = questions.answer(node, said.get(), manner);
    if (answer.view().isEmpty()) {
      nothingNew = false;
      manner = Optional.empty();
    } else if (manner.isEmpty()) {
      manner = StatusQuestions.manner(answer, said.get());
      manner.ifPresent(known -> remember(said.get(), known));
    }
    return answer;
  }

  /// Whether the last answer was the same as the one before, but for times and counters.
  boolean saidNothingNew() {
    return nothingNew;
  }

  /// What may have changed, with what goes with it.
  private Optional<Map<String, Facts.Answer>> pulse(
      RemoteNode remote, Duration deadline, StatusQuestions.Manner known)
      throws RemoteException, InterruptedException {
    Optional<Map<String, Facts.Answer>> pulse = put(questions.pulse(known), remote, deadline);
    if (pulse.isEmpty()) {
      return pulse;
    }
    var all = new HashMap<String, Facts.Answer>(pulse.get());
    String state = questions.state(pulse.get(), known);
    nothingNew = memory.state().equals(state);
    if (nothingNew && memory.isFresh(clock.instant(), known.xml() ? LONG_MEMORY : SHORT_MEMORY)) {
      all.putAll(memory.details());
      return Optional.of(all);
    }
    Optional<Map<String, Facts.Answer>> details = put(questions.details(known), remote, deadline);
    if (details.isEmpty()) {
      return details;
    }
    all.putAll(details.get());
    remember(all, known);
    return Optional.of(all);
  }

  private void remember(Map<String, Facts.Answer> said, StatusQuestions.Manner known) {
    var details = new HashMap<String, Facts.Answer>();
    questions.details(known).forEach(probe -> details.put(probe.name(), said.get(probe.name())));
    memory = new Memory(clock.instant(), questions.state(said, known), details);
  }

  private static Optional<Map<String, Facts.Answer>> put(
      List<Probe> probes, RemoteNode remote, Duration deadline)
      throws RemoteException, InterruptedException {
    ProbeScript script = StatusQuestions.script(probes);
    return script.answers(remote.run(script.lean().within(deadline)).output());
  }
}
