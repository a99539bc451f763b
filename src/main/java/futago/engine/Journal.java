package futago.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Writes what happens in a run to a file, one JSON object a line, each at once, so that a crash
/// loses nothing that was told before. Of a flood of output only the beginning and the end of each
/// action are kept. Read it with {@link JournalReader}.
public final class Journal implements EventListener, AutoCloseable {
  /// How many lines of an action's output are kept at its beginning, and at its end.
  static final int KEPT_LINES = 500;

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /// What one action has printed.
  private static final class Flow {
    private final Deque<RunEvent.OutputLine> end = new ArrayDeque<>();
    private long lines;
  }

  private final Path file;
  private final OutputStream out;
  private final Map<String, Flow> flows = new HashMap<>();

  private Journal(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /// Begins a new journal, readable by its owner alone.
  ///
  /// @param state Futago's state directory, such as `~/.local/state/futago`; made if missing
  /// @param cluster the cluster's name
  /// @param now the time for the file's name
  /// @throws IOException if the file cannot be made
  public static Journal begin(Path state, String cluster, Instant now) throws IOException {
    Path directory = JournalReader.directory(state, cluster);
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (int attempt = 0; ; attempt++) {
      // Two runs of one cluster may begin at once.
      Path file = directory.resolve(NAME.format(now.plusMillis(attempt)) + JournalReader.SUFFIX);
      try {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new Journal(file, Files.newOutputStream(file, StandardOpenOption.APPEND));
      } catch (FileAlreadyExistsException e) {
        if (attempt == 1000) {
          throw e;
        }
      }
    }
  }

  /// Where it is written to.
  public Path file() {
    return file;
  }

  /// @throws UncheckedIOException if it cannot be written
  @Override
  public void happened(RunEvent event) {
    switch (event) {
      case RunEvent.OutputLine line -> output(line);
      case RunEvent.ActionStarted started -> {
        endFlow(started.node());
        write(event);
      }
      case RunEvent.ActionFinished finished -> {
        endFlow(finished.node());
        write(event);
      }
      case RunEvent.Failed failed -> {
        endFlow(failed.failure().node());
        write(event);
      }
      case RunEvent.RunFinished _ -> {
        endFlows();
        write(event);
      }
      case RunEvent.RunStarted _,
          RunEvent.Started _,
          RunEvent.Checked _,
          RunEvent.OutputOmitted _,
          RunEvent.Progressed _,
          RunEvent.Delayed _,
          RunEvent.Noticed _,
          RunEvent.Verified _,
          RunEvent.Finished _ ->
          write(event);
    }
  }

  /// Closes the file; output kept back is written first.
  @Override
  public void close() {
    try (out) {
      endFlows();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void output(RunEvent.OutputLine line) {
    Flow flow = flows.computeIfAbsent(line.node(), _ -> new Flow());
    flow.lines++;
    if (flow.lines <= KEPT_LINES) {
      write(line);
      return;
    }
    if (flow.end.size() == KEPT_LINES) {
      flow.end.removeFirst();
    }
    flow.end.addLast(line);
  }

  private void endFlows() {
    for (String node : flows.keySet().toArray(String[]::new)) {
      endFlow(node);
    }
  }

  private void endFlow(String node) {
    Flow flow = flows.remove(node);
    if (flow == null || flow.end.isEmpty()) {
      return;
    }
    long omitted = flow.lines - KEPT_LINES - flow.end.size();
    if (omitted > 0) {
      RunEvent.OutputLine next = flow.end.getFirst();
      write(new RunEvent.OutputOmitted(next.at(), next.step(), node, omitted));
    }
    flow.end.forEach(this::write);
  }

  private void write(RunEvent event) {
    try {
      out.write((EventJson.write(event) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal " + file + " cannot be written", e);
    }
  }
}
