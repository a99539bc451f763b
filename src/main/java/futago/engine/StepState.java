package futago.engine;

import futago.text.Message;

/// What a look at a node says of a step.
public sealed interface StepState {
  /// The step is already done.
  record Satisfied() implements StepState {}

  /// The step has still to be done.
  ///
  /// @param why what is missing or differs
  record Missing(Message why) implements StepState {}

  /// Doing the step would destroy or replace something that is not ours. Nothing is done until the
  /// user has typed the word.
  ///
  /// @param found what was found
  /// @param subject what would be lost, such as `alice:/dev/sdb1`: the word to type, and the value
  ///   of `--erase`; empty where nobody can allow it
  record Conflict(Message found, String subject) implements StepState {}

  /// Nothing to do there.
  static StepState satisfied() {
    return new Satisfied();
  }

  /// The step is still to be done because of this.
  static StepState missing(String key, Object... arguments) {
    return new Missing(Message.of(key, arguments));
  }
}
