package futago.slide;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One thing on a slide: an action in the form that a person would do it by hand.
public sealed interface SlideLine {
  /// A command to type.
  ///
  /// @param user who types it, normally `root`
  /// @param text the command, several lines where it is a piece of shell
  /// @param input what it reads from its standard input; empty where it reads nothing
  record Command(String user, String text, Optional<String> input) implements SlideLine {}

  /// A file to write.
  ///
  /// @param path where
  /// @param owner `user:group`
  /// @param mode four octal digits
  /// @param text its whole content
  record FileText(String path, String owner, String mode, String text) implements SlideLine {}

  /// A file of the system to edit.
  ///
  /// @param path where
  /// @param places what to put where
  record Change(String path, List<Place> places) implements SlideLine {
    public Change {
      places = List.copyOf(places);
    }
  }

  /// A place in an edited file.
  ///
  /// @param where the place in words
  /// @param text the lines to be there
  record Place(String where, String text) {}

  /// A condition to wait for.
  ///
  /// @param what what is waited for, in words
  /// @param look the command that shows it
  /// @param deadline how long to wait at the most
  record Wait(String what, Command look, Duration deadline) implements SlideLine {}

  /// Something that is done only where a test succeeds.
  ///
  /// @param condition the condition in words
  /// @param test the command that tells
  /// @param then what to do then
  record Condition(String condition, Command test, List<SlideLine> then) implements SlideLine {
    public Condition {
      then = List.copyOf(then);
    }
  }
}
