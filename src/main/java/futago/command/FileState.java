package futago.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a node says of a file that is to be written or edited.
public enum FileState {
  /// Nothing to do.
  SAME,
  /// The content is right, owner or mode are not.
  MODE,
  /// There is something else.
  DIFFERS,
  /// There is nothing.
  ABSENT;

  /// The state of a file to be written.
  ///
  /// @throws IllegalStateException if it was not asked: the file is not among the step's actions
  public static FileState of(Facts facts, WriteFile file) {
    return read(facts, FileScripts.stateOf(file));
  }

  /// The state of a file to be edited.
  ///
  /// @throws IllegalStateException if it was not asked: the file is not among the step's actions
  public static FileState of(Facts facts, EditFile file) {
    return read(facts, FileScripts.stateOf(file));
  }

  /// The first file among these actions that is not as it should be, if any. Actions under a
  /// condition are not looked at: whether the condition holds is not known here.
  public static Optional<String> firstUnmet(Facts facts, List<Action> actions) {
    return actions.stream()
        .flatMap(
            action ->
                switch (action) {
                  case WriteFile file when of(facts, file) != SAME -> Stream.of(file.path());
                  case EditFile file when of(facts, file) != SAME -> Stream.of(file.path());
                  case WriteFile _, EditFile _, Run _, WaitFor _, OnlyIf _ ->
                      Stream.<String>empty();
                })
        .findFirst();
  }

  private static FileState read(Facts facts, Probe probe) {
    return switch (facts.text(probe)) {
      case "same" -> SAME;
      case "mode" -> MODE;
      case "absent" -> ABSENT;
      default -> DIFFERS;
    };
  }
}
