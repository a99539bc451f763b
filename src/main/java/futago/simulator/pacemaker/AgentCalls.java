package futago.simulator.pacemaker;

import futago.simulator.machine.Descriptors;
import futago.simulator.machine.Launch;
import futago.simulator.machine.Machine;
import futago.simulator.machine.OpenFiles;
import futago.simulator.machine.Signal;
import futago.simulator.machine.SimProcess;
import futago.simulator.machine.Timeline;
import futago.simulator.pacemaker.agent.Agents;
import futago.simulator.pacemaker.cib.Model;
import futago.simulator.pacemaker.policy.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Runs resource agents as processes of a machine, with a limit to their time.
final class AgentCalls {
  /// Status of a call that did not end in time.
  static final int TIMED_OUT = -2;

  private static final String REASON = "ocf-exit-reason:";

  private final Machine machine;
  private final Timeline timeline;

  /// What came of a call.
  ///
  /// @param status the agent's exit status, or {@link #TIMED_OUT}
  /// @param reason what it gave as the reason of a failure; may be empty
  record Answer(int status, String reason) {}

  AgentCalls(Machine machine, Timeline timeline) {
    this.machine = machine;
    this.timeline = timeline;
  }

  /// Calls an agent.
  ///
  /// @param then told once what came of it, as an event; never if the machine lost its power
  void call(Model.Primitive primitive, String operation, Duration timeout, Consumer<Answer> then) {
    var process = new AtomicReference<SimProcess>();
    var answered = new AtomicReference<Timeline.Pending>();
    Consumer<Answer> once =
        answer -> {
          Timeline.Pending limit = answered.getAndSet(null);
          if (limit != null) {
            limit.cancel();
            then.accept(answer);
          }
        };
    answered.set(
        timeline.after(
            timeline.patience(timeout),
            () -> {
              SimProcess hanging = process.get();
              if (hanging != null) {
                hanging.send(Signal.KILL);
              }
              if (machine.isOn()) {
                once.accept(new Answer(TIMED_OUT, ""));
              }
            }));
    timeline.work(
        Agents.takes(primitive.agent(), operation),
        () -> run(primitive, operation, process::set),
        once);
  }

  private Answer run(Model.Primitive primitive, String operation, Consumer<SimProcess> started)
      throws InterruptedException {
    String path = Agents.path(primitive.agent());
    if (machine.program(path).isEmpty()) {
      return new Answer(Outcome.NOT_INSTALLED, "");
    }
    var environment = new HashMap<String, String>();
    primitive.params().forEach((name, value) -> environment.put("OCF_RESKEY_" + name, value));
    environment.put("OCF_RESOURCE_INSTANCE", primitive.id());
    environment.put("PATH", "/sbin:/bin:/usr/sbin:/usr/bin");
    var error = new ByteArrayOutputStream();
    try (var descriptors =
        Descriptors.of(OpenFiles.nothing(), OpenFiles.nothing(), OpenFiles.writing(error))) {
      var launch = new Launch("root", List.of(path, operation), environment, "/", 022, descriptors);
      int status = machine.launcher().run(launch, () -> {}, started);
      return new Answer(status, reason(error.toString(StandardCharsets.UTF_8)));
    }
  }

  private static String reason(String error) {
    return error
        .lines()
        .filter(line -> line.startsWith(REASON))
        .map(line -> line.substring(REASON.length()))
        .reduce("", (_, last) -> last);
  }
}
