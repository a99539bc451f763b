package futago.engine;

import futago.command.Secret;
import futago.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a user may say about a run.
///
/// @param from the step, or stage, to begin with
/// @param until the step, or stage, to end with
/// @param skip steps to leave out
/// @param erase subjects of conflicts that may be overwritten: the words that the user typed
/// @param secrets passwords that may turn up in output, besides those among the plan's actions
/// @param hasText whether a key is in the text bundles, so that a step can bring a cure of its own
///   as `step.ID.cure`
/// @param pace how many seconds of the run's clock go by in a real one: other than 1 only where the
///   nodes' time is made to go faster
public record RunOptions(
    Optional<String> from,
    Optional<String> until,
    Set<StepId> skip,
    Set<String> erase,
    Set<Secret> secrets,
    Predicate<String> hasText,
    double pace) {
  public RunOptions {
    skip = Set.copyOf(skip);
    erase = Set.copyOf(erase);
    secrets = Set.copyOf(secrets);
    if (!(pace > 0)) {
      throw new IllegalArgumentException("time must go on: " + pace);
    }
  }

  /// All steps, nothing overwritten.
  public static RunOptions standard() {
    return new RunOptions(
        Optional.empty(), Optional.empty(), Set.of(), Set.of(), Set.of(), _ -> false, 1);
  }

  /// The same, beginning with that step or stage.
  public RunOptions from(String name) {
    return new RunOptions(Optional.of(name), until, skip, erase, secrets, hasText, pace);
  }

  /// The same, ending with that step or stage.
  public RunOptions until(String name) {
    return new RunOptions(from, Optional.of(name), skip, erase, secrets, hasText, pace);
  }

  /// The same, without these steps.
  public RunOptions skipping(Set<StepId> steps) {
    return new RunOptions(from, until, steps, erase, secrets, hasText, pace);
  }

  /// The same, allowed to overwrite these.
  public RunOptions erasing(Set<String> subjects) {
    return new RunOptions(from, until, skip, subjects, secrets, hasText, pace);
  }

  /// The same, with these masked wherever they turn up.
  public RunOptions masking(Set<Secret> others) {
    return new RunOptions(from, until, skip, erase, others, hasText, pace);
  }

  /// The same, with the steps' own cures looked up.
  public RunOptions withTexts(Predicate<String> known) {
    return new RunOptions(from, until, skip, erase, secrets, known, pace);
  }

  /// The same, where time goes by that many times as fast as it really does.
  public RunOptions atPace(double otherPace) {
    return new RunOptions(from, until, skip, erase, secrets, hasText, otherPace);
  }

  /// The steps of a plan that are meant, in order.
  ///
  /// @throws NoSuchStepException if a name is unknown or nothing is left
  public List<Step> stepsOf(Plan plan) throws NoSuchStepException {
    List<Step> all = plan.steps();
    int first = from.isPresent() ? indices(all, from.get()).getFirst() : 0;
    int last = until.isPresent() ? indices(all, until.get()).getLast() : all.size() - 1;
    if (first > last) {
      throw new NoSuchStepException(
          Message.of("engine.steps.none", from.orElse(""), until.orElse("")));
    }
    return all.subList(first, last + 1).stream().filter(step -> !skip.contains(step.id())).toList();
  }

  private static List<Integer> indices(List<Step> steps, String name) throws NoSuchStepException {
    List<Integer> found =
        java.util.stream.IntStream.range(0, steps.size())
            .filter(
                i ->
                    steps.get(i).id().value().equals(name)
                        || steps.get(i).id().stage().equals(name))
            .boxed()
            .toList();
    if (found.isEmpty()) {
      throw new NoSuchStepException(
          Message.of(
              "engine.steps.unknown",
              name,
              steps.stream()
                  .flatMap(step -> java.util.stream.Stream.of(step.id().stage(), step.id().value()))
                  .distinct()
                  .collect(Collectors.joining(", "))));
    }
    return found;
  }
}
