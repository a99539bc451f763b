package futago.platform;

import futago.command.Action;
import futago.command.Probe;
import java.util.List;

/// Trait: how software is installed.
public interface Packages {
  /// Brings the list of available packages up to date, waiting for another package manager to
  /// finish first.
  List<Action> refresh();

  /// Installs packages without asking anything, waiting for another package manager to finish
  /// first.
  List<Action> install(List<String> packages);

  /// Asks which of the packages are installed: one name a line.
  Probe installed(List<String> packages);

  /// Asks for the versions of those of the packages that are installed: `NAME VERSION` a line.
  Probe versions(List<String> packages);
}
