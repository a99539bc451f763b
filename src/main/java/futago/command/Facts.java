package futago.command;

import java.util.Map;

/// The answers of one node to the {@link Probe}s put to it.
///
/// @param node the node's name
/// @param answers by probe name
public record Facts(String node, Map<String, Answer> answers) {
  public Facts {
    answers = Map.copyOf(answers);
  }

  /// What a probe printed (without the last line break) and its exit status.
  public record Answer(int status, String output) {
    /// Whether the probe succeeded.
    public boolean yes() {
      return status == 0;
    }
  }

  /// The answer to a probe.
  ///
  /// @throws IllegalStateException if the probe was never asked: an error in the step
  public Answer of(Probe probe) {
    return of(probe.name());
  }

  /// The answer to the probe of that name.
  ///
  /// @throws IllegalStateException if the probe was never asked: an error in the step
  public Answer of(String probeName) {
    Answer answer = answers.get(probeName);
    if (answer == null) {
      throw new IllegalStateException("probe " + probeName + " was not asked on " + node);
    }
    return answer;
  }

  /// Whether a probe succeeded.
  public boolean yes(Probe probe) {
    return of(probe).yes();
  }

  /// What a probe printed, without surrounding white space.
  public String text(Probe probe) {
    return of(probe).output().strip();
  }
}
