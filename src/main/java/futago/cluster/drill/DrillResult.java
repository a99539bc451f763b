package futago.cluster.drill;

import futago.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What came of a drill.
///
/// @param cluster the cluster's name
/// @param drill which
/// @param started when, by the nodes' clock
/// @param simulated whether the nodes were simulated
/// @param ranOn the node that had the database before
/// @param ranOnAfter the node that had it when the failure was dealt with, before anything was put
///   back; empty if it ran nowhere
/// @param returned whether the database is back where it was before
/// @param downtimeMillis how long the client was without a database, all its outages together; 0
///   for none
/// @param outagesMillis each of them, in order
/// @param redundancyMillis from the failure until both nodes served again with the same data; empty
///   if that did not happen
/// @param rows what became of the client's rows; empty if there was no database to read them from
/// @param whole whether the cluster was whole at the end, wherever the database ran
/// @param unmet what was not as expected; nothing if all was
/// @param findings what the cluster said meanwhile, and what endangered the data
/// @param platform what the nodes run, such as `debian-corosync`; empty if it was not learnt
public record DrillResult(
    String cluster,
    Drill drill,
    Instant started,
    boolean simulated,
    String ranOn,
    Optional<String> ranOnAfter,
    boolean returned,
    long downtimeMillis,
    List<Long> outagesMillis,
    Optional<Long> redundancyMillis,
    Optional<Rows> rows,
    boolean whole,
    List<Message> unmet,
    List<Message> findings,
    Optional<String> platform) {
  /// What became of the client's rows.
  ///
  /// @param acknowledged rows that the database has acknowledged
  /// @param lost acknowledged, yet not there afterwards; must be 0
  /// @param doubtful not acknowledged, yet there
  public record Rows(long acknowledged, long lost, long doubtful) {}

  public DrillResult {
    outagesMillis = List.copyOf(outagesMillis);
    unmet = List.copyOf(unmet);
    findings = List.copyOf(findings);
  }

  /// What should have come of it.
  public Expectation expected() {
    return drill.expectation();
  }

  /// The longest outage; 0 for none.
  public long longestMillis() {
    return outagesMillis.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /// Whether all was as expected.
  public boolean met() {
    return unmet.isEmpty();
  }

  /// Whether the database was moved by the failure.
  public boolean moved() {
    return ranOnAfter.filter(node -> !node.equals(ranOn)).isPresent();
  }
}
