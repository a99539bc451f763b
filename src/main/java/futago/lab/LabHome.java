package futago.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Where labs keep their files.
///
/// @param cache images and snapshots: big, shared by all labs, can be built again
/// @param state a directory per lab: its keys, its nodes' disks, its logs
public record LabHome(Path cache, Path state) {
  /// The user's own directories as the XDG base directory specification places them.
  ///
  /// @param environment environment variables: `XDG_CACHE_HOME`, `XDG_STATE_HOME`, `HOME`
  public static LabHome ofUser(Map<String, String> environment) {
    Path home =
        Path.of(environment.getOrDefault("HOME", System.getProperty("user.home"))).toAbsolutePath();
    return new LabHome(
        base(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve("futago/lab"),
        base(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve("futago/lab"));
  }

  /// The names of the labs that have files, running or not, in order.
  ///
  /// @throws IOException if the directory cannot be read
  public List<String> labs() throws IOException {
    if (!Files.isDirectory(state)) {
      return List.of();
    }
    try (var entries = Files.list(state)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .filter(LabSettings::isName)
          .sorted()
          .toList();
    }
  }

  Path images() {
    return cache.resolve("images");
  }

  Path snapshots() {
    return cache.resolve("snapshots");
  }

  LabFiles filesOf(String lab) {
    return new LabFiles(state.resolve(lab));
  }

  /// The specification says that a relative path is to be ignored.
  private static Path base(Map<String, String> environment, String variable, Path fallback) {
    String value = environment.getOrDefault(variable, "");
    return value.startsWith("/") ? Path.of(value) : fallback;
  }
}
