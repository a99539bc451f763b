package futago.endtoend;

import futago.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// A running {@link ClientWriter} and what it has printed so far.
final class ClientRun implements AutoCloseable {
  private final Process process;
  private final Path log;

  private ClientRun(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ClientRun start(Lab lab, Path directory) throws IOException {
    Path log = Files.createTempFile(directory, "client-", ".log");
    var builder =
        new ProcessBuilder(
                lab.insideCommand(
                    List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClientWriter.class.getName(),
                        "192.168.137.201",
                        "5432")))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("FUTAGO_POSTGRES_PASSWORD", LabCluster.PASSWORD);
    return new ClientRun(builder.start(), log);
  }

  /// The numbers of the rows that the database has acknowledged.
  Set<Long> acknowledged() throws IOException {
    var numbers = new TreeSet<Long>();
    for (String[] words : acknowledgements()) {
      numbers.add(Long.parseLong(words[1]));
    }
    return numbers;
  }

  /// The longest time between two acknowledgements, in milliseconds.
  long longestGapMillis() throws IOException {
    long longest = 0;
    long previous = -1;
    for (String[] words : acknowledgements()) {
      long at = Long.parseLong(words[2]);
      if (previous >= 0) {
        longest = Math.max(longest, at - previous);
      }
      previous = at;
    }
    return longest;
  }

  private List<String[]> acknowledgements() throws IOException {
    String text = Files.readString(log);
    // the last line may not be complete yet
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> line.startsWith("ack "))
        .map(line -> line.split(" ", -1))
        .toList();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
