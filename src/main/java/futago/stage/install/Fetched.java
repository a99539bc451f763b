package futago.stage.install;

import futago.command.Action;
import futago.command.Content;
import futago.command.FileMode;
import futago.command.Run;
import futago.command.WriteFile;
import futago.spec.Source;
import futago.stage.Names;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A package, key or archive as a node gets at it.
///
/// @param argument what a command is given: an address, or a path on the node
/// @param actions what has to be done before
record Fetched(String argument, List<Action> actions) {
  private static final String DIRECTORY = Names.STATE + "/sources";
  private static final Duration DOWNLOAD = Duration.ofMinutes(30);

  /// For commands that take an address as well as a file, as on the slides. Only what has to have a
  /// certain checksum is downloaded first.
  static Fetched of(Source source) {
    return source.place() instanceof Source.OnServer server && source.sha256().isEmpty()
        ? new Fetched(server.url(), List.of())
        : asFile(source);
  }

  /// For commands that only take a file.
  static Fetched asFile(Source source) {
    List<Action> actions = new ArrayList<>();
    String path =
        switch (source.place()) {
          case Source.OnServer(String url) -> {
            String file = DIRECTORY + "/" + source.fileName();
            actions.add(download(url, file));
            yield file;
          }
          case Source.Here here -> {
            String file = DIRECTORY + "/" + source.fileName();
            actions.add(
                new WriteFile(file, new Content.LocalFile(fileOf(here)), FileMode.ROOT_ONLY));
            yield file;
          }
          case Source.OnNode(String file) -> file;
        };
    source.sha256().ifPresent(sum -> actions.add(checksum(sum, path)));
    return new Fetched(path, actions);
  }

  /// A file of this computer; `~` is the home of whoever runs Futago.
  static Path fileOf(Source.Here here) {
    String file = here.file();
    return file.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), file.substring(2))
        : Path.of(file);
  }

  /// A download that breaks off must not pass for the whole.
  private static Run download(String url, String file) {
    return Run.script(
            """
            mkdir -p -m 0700 %1$s && mkdir -p %2$s
            curl -f -s -S -L -o %3$s.part %4$s && mv %3$s.part %3$s
            """
                .formatted(Names.STATE, DIRECTORY, file, url))
        .within(DOWNLOAD);
  }

  private static Run checksum(String sum, String path) {
    return Run.script("echo '%s  %s' | sha256sum -c -".formatted(sum, path));
  }
}
