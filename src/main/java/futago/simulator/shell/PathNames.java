package futago.simulator.shell;

import futago.simulator.machine.FileEntry;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;

/// Finds the files whose paths are as a pattern says.
final class PathNames {
  private final Environment environment;

  PathNames(Environment environment) {
    this.environment = environment;
  }

  /// The paths, sorted; none if there is no such file.
  List<String> matching(String pattern) {
    boolean absolute = pattern.startsWith("/");
    List<String> found = List.of(absolute ? "/" : "");
    String[] steps = pattern.split("/+", -1);
    for (int i = absolute ? 1 : 0; i < steps.length; i++) {
      boolean last = i == steps.length - 1;
      var next = new ArrayList<String>();
      for (String base : found) {
        step(base, steps[i], last, next);
      }
      found = next;
    }
    return found.stream().sorted().toList();
  }

  private void step(String base, String step, boolean last, List<String> to) {
    if (!Glob.isPattern(step)) {
      String path = base + Glob.unquote(step);
      if (last ? exists(path) : isDirectory(path)) {
        to.add(last ? path : path + "/");
      }
      return;
    }
    try {
      for (String name : environment.machine.files().list(environment.path(base + "."))) {
        boolean hidden = name.startsWith(".") && !step.startsWith(".");
        if (!hidden && Glob.matches(step, name) && (last || isDirectory(base + name))) {
          to.add(last ? base + name : base + name + "/");
        }
      }
    } catch (FileSystemException e) {
      // No such directory: nothing in it matches.
    }
  }

  private boolean exists(String path) {
    return environment.machine.files().findLink(environment.path(path)).isPresent();
  }

  private boolean isDirectory(String path) {
    return environment
        .machine
        .files()
        .find(environment.path(path))
        .filter(FileEntry::isDirectory)
        .isPresent();
  }
}
