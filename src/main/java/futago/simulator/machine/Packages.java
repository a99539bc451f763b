package futago.simulator.machine;

import java.util.function.Consumer;

/// The software packages of a machine. Their names, versions, repositories and plain files are
/// known to the host; whoever models what a package's programs do says here what it brings.
public interface Packages {
  /// Adds to what a package brings: programs, services, files.
  ///
  /// @param name the package, such as `heartbeat`
  /// @param contents puts it on the machine; runs at each installation, and at once if the package
  ///   is installed already
  void brings(String name, Consumer<Machine> contents);

  /// Whether a package is installed.
  boolean isInstalled(String name);
}
