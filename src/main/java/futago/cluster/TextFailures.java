package futago.cluster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what comes after the resources in `crm_mon -1 -r` of Pacemaker 1.0: fail-counts (with
/// `-f`), and operations that failed.
final class TextFailures {
  private static final Pattern OPERATION =
      Pattern.compile("(\\S+?)_(migrate_to|migrate_from|[a-z]+)_(\\d+)");
  private static final Pattern FAILED =
      Pattern.compile(
          "(\\S+) \\(node=(\\S+), call=-?\\d+, rc=(-?\\d+), status=([\\w ]+)\\): (\\S.*)");
  private static final Pattern FAIL_COUNT =
      Pattern.compile("\\* Node \\S+:|\\S+: (?:migration-threshold=\\d+.*|orphan)");

  private final TextLines lines;

  TextFailures(TextLines lines) {
    this.lines = lines;
  }

  /// The failed operations, each once.
  List<FailedAction> read() throws UnreadableException {
    var failures = new LinkedHashSet<FailedAction>();
    if (lines.hasNext() && lines.peek().text().equals("Migration summary:")) {
      lines.next();
      while (lines.hasNext() && FAIL_COUNT.matcher(lines.peek().text()).matches()) {
        lines.next();
      }
    }
    if (!lines.hasNext()) {
      return List.of();
    }
    String title = lines.next().text();
    if (!title.equals("Failed actions:")) {
      throw lines.unreadable(title);
    }
    do {
      failures.add(failure(lines.next().text()));
    } while (lines.hasNext());
    return List.copyOf(failures);
  }

  private FailedAction failure(String line) throws UnreadableException {
    Matcher failed = FAILED.matcher(line);
    if (!failed.matches()) {
      throw lines.unreadable(line);
    }
    Matcher operation = OPERATION.matcher(failed.group(1));
    if (!operation.matches()) {
      throw lines.unreadable(line);
    }
    String status = failed.group(4);
    return new FailedAction(
        ResourceParser.withoutInstance(operation.group(1)),
        operation.group(2),
        failed.group(2),
        lines.number(failed.group(3)),
        failed.group(5),
        status.equals("complete") ? "" : status,
        "");
  }
}
