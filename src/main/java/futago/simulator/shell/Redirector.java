package futago.simulator.shell;

import futago.simulator.machine.OpenFile;
import futago.simulator.machine.OpenFiles;
import futago.simulator.machine.Opener;
import futago.simulator.machine.TreeFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries redirections out.
final class Redirector {
  private final Environment environment;
  private final Expander expander;

  Redirector(Environment environment, Expander expander) {
    this.environment = environment;
    this.expander = expander;
  }

  /// Puts descriptors back to what they were. Others that were opened meanwhile stay.
  final class Undo {
    private final Map<Integer, Optional<OpenFile>> before = new LinkedHashMap<>();

    private void save(int number) {
      if (!before.containsKey(number)) {
        before.put(number, environment.descriptors.get(number).map(OpenFile::retain));
      }
    }

    void run() {
      environment.descriptors.flush();
      before.forEach(
          (number, file) ->
              file.ifPresentOrElse(
                  each -> environment.descriptors.put(number, each),
                  () -> environment.descriptors.close(number)));
      before.clear();
    }

    /// Leaves everything as it is now.
    void forget() {
      before.values().forEach(file -> file.ifPresent(OpenFile::release));
      before.clear();
    }
  }

  Undo undo() {
    return new Undo();
  }

  /// Changes the descriptors as the redirections say, one after the other.
  ///
  /// @param undo takes note of what they were
  /// @throws RedirectionException if one cannot be carried out
  void apply(List<Redirection> redirections, Undo undo) throws InterruptedException {
    for (Redirection redirection : redirections) {
      undo.save(descriptor(redirection));
      switch (redirection) {
        case Redirection.ToFile file -> open(file);
        case Redirection.Duplicate duplicate -> duplicate(duplicate);
        case Redirection.HereDocument document ->
            environment.descriptors.put(
                document.descriptor(),
                OpenFiles.reading(
                    new ByteArrayInputStream(
                        expander.text(document.text()).getBytes(StandardCharsets.UTF_8))));
      }
    }
  }

  private static int descriptor(Redirection redirection) {
    return switch (redirection) {
      case Redirection.ToFile file -> file.descriptor();
      case Redirection.Duplicate duplicate -> duplicate.descriptor();
      case Redirection.HereDocument document -> document.descriptor();
    };
  }

  private void open(Redirection.ToFile file) throws InterruptedException {
    String path = expander.text(file.path());
    TreeFile.Use use =
        switch (file.mode()) {
          case READ -> TreeFile.Use.READ;
          case WRITE -> TreeFile.Use.WRITE;
          case APPEND -> TreeFile.Use.APPEND;
          case READ_AND_WRITE -> TreeFile.Use.READ_AND_WRITE;
        };
    try {
      if (path.isEmpty()) {
        throw new NoSuchFileException(path);
      }
      if (environment.dialect == Dialect.BASH && path.startsWith(Connecting.PLACE)) {
        new Connecting(environment.machine).to(path);
        environment.descriptors.put(file.descriptor(), OpenFiles.nothing());
        return;
      }
      environment.descriptors.put(
          file.descriptor(),
          new Opener(
                  environment.machine, environment.user, environment.umask, environment.descriptors)
              .open(environment.path(path), use));
    } catch (FileSystemException e) {
      throw new RedirectionException(
          environment.dialect.cannotOpen(path, use == TreeFile.Use.READ, e));
    }
  }

  private void duplicate(Redirection.Duplicate duplicate) throws InterruptedException {
    String source = expander.text(duplicate.source());
    if (source.equals("-")) {
      environment.descriptors.close(duplicate.descriptor());
      return;
    }
    if (!source.matches("\\d+")) {
      throw new RedirectionException("Bad fd number");
    }
    Optional<OpenFile> file = environment.descriptors.get(Integer.parseInt(source));
    if (file.isEmpty()) {
      throw new RedirectionException(source + ": Bad file descriptor");
    }
    environment.descriptors.put(duplicate.descriptor(), file.get().retain());
  }
}
