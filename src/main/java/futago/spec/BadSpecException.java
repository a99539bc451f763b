package futago.spec;

import java.util.List;
import java.util.stream.Collectors;

/// The spec cannot be used. Holds everything that is wrong with it, at least one problem: field by
/// field first, then what does not go together.
public final class BadSpecException extends Exception {
  private final transient List<Problem> problems;

  BadSpecException(List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.path() + ": " + problem.message().key())
            .collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  /// What is wrong, each with its place.
  public List<Problem> problems() {
    return problems;
  }
}
