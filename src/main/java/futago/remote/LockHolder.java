package futago.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Who works on a node: one run of one Futago.
///
/// @param id another one for each run
/// @param user who started it
/// @param host on which computer
/// @param process the process there: its number and when it started, which together are of one
///   process only
/// @param what what it does, such as the cluster's name
/// @param since since when
public record LockHolder(
    String id, String user, String host, String process, String what, Instant since) {
  private static final Set<String> ALIVE = ConcurrentHashMap.newKeySet();
  private static final int FIELDS = 6;

  /// A run of this process that begins now.
  ///
  /// @param what what it does
  /// @param now the time, as a person is told it
  public static LockHolder here(String what, Instant now) {
    return new LockHolder(
        UUID.randomUUID().toString(),
        System.getProperty("user.name", "?"),
        hostName(),
        name(ProcessHandle.current()),
        what,
        now);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "?";
    }
  }

  private static String name(ProcessHandle process) {
    return process.pid()
        + "@"
        + process.info().startInstant().map(Instant::toEpochMilli).map(String::valueOf).orElse("?");
  }

  /// As a text that {@link #read} reads.
  String write() {
    return String.join("\n", id, plain(user), plain(host), process, plain(what), since.toString());
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  /// Reads what {@link #write} wrote; empty if it is damaged.
  static Optional<LockHolder> read(List<String> lines) {
    if (lines.size() < FIELDS) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new LockHolder(
              lines.get(0),
              plain(lines.get(1)),
              plain(lines.get(2)),
              lines.get(3),
              plain(lines.get(4)),
              Instant.parse(lines.get(5))));
    } catch (java.time.format.DateTimeParseException damaged) {
      return Optional.empty();
    }
  }

  /// Says that this run holds locks now, or does not any more.
  void alive(boolean now) {
    if (now) {
      ALIVE.add(id);
    } else {
      ALIVE.remove(id);
    }
  }

  /// Whether this run is certainly over: it was one of this computer's, and its process is gone or
  /// is this one, which knows of no such run.
  boolean isOver() {
    if (!host.equals(hostName()) || host.equals("?") || process.endsWith("?")) {
      return false;
    }
    if (process.equals(name(ProcessHandle.current()))) {
      return !ALIVE.contains(id);
    }
    try {
      long pid = Long.parseLong(process.substring(0, process.indexOf('@')));
      return ProcessHandle.of(pid).map(LockHolder::name).filter(process::equals).isEmpty();
    } catch (NumberFormatException | IndexOutOfBoundsException notOurs) {
      return false;
    }
  }

  /// For a person: `user@host`.
  String person() {
    return user + "@" + host;
  }

  /// How long without a sign of life makes a run one that may be dead.
  static final Duration SILENT = Duration.ofMinutes(3);
}
