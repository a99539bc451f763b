package futago.cluster.drill;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// What came of several drills in a row.
///
/// @param planned how many there were to be; one that leaves the cluster broken is the last
/// @param run how many were run
/// @param met how many were as expected
/// @param whole how many left the cluster whole
/// @param lost rows that were acknowledged and are gone, all together
/// @param kinds the same of each kind of drill, in the order of their first run
public record DrillSeries(int planned, int run, long met, long whole, long lost, List<Kind> kinds) {
  /// The drills of one kind.
  ///
  /// @param drill which
  /// @param run how many were run
  /// @param met how many were as expected
  /// @param lost rows that were acknowledged and are gone, all together
  /// @param medianDowntimeMillis of all its outages, drill by drill
  /// @param mostDowntimeMillis of the drill with the most
  /// @param medianRedundancyMillis until both nodes served again; empty if they never did
  public record Kind(
      Drill drill,
      int run,
      long met,
      long lost,
      long medianDowntimeMillis,
      long mostDowntimeMillis,
      Optional<Long> medianRedundancyMillis) {
    static Kind of(Drill drill, List<DrillResult> results) {
      long[] down = results.stream().mapToLong(DrillResult::downtimeMillis).sorted().toArray();
      long[] redundant =
          results.stream()
              .flatMap(result -> result.redundancyMillis().stream())
              .mapToLong(Long::longValue)
              .sorted()
              .toArray();
      return new Kind(
          drill,
          results.size(),
          results.stream().filter(DrillResult::met).count(),
          DrillSeries.lost(results),
          median(down),
          LongStream.of(down).max().orElse(0),
          redundant.length == 0 ? Optional.empty() : Optional.of(median(redundant)));
    }

    /// The middle one, or the mean of both in the middle.
    private static long median(long[] sorted) {
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1
          ? sorted[middle]
          : Math.round((sorted[middle - 1] + sorted[middle]) / 2.0);
    }
  }

  public DrillSeries {
    kinds = List.copyOf(kinds);
  }

  /// Counts up what a series came to.
  ///
  /// @param planned how many there were to be
  /// @param results of those that were run, in order
  public static DrillSeries of(int planned, List<DrillResult> results) {
    return new DrillSeries(
        planned,
        results.size(),
        results.stream().filter(DrillResult::met).count(),
        results.stream().filter(DrillResult::whole).count(),
        lost(results),
        results.stream()
            .map(DrillResult::drill)
            .distinct()
            .map(
                drill ->
                    Kind.of(
                        drill, results.stream().filter(result -> result.drill() == drill).toList()))
            .toList());
  }

  private static long lost(List<DrillResult> results) {
    return results.stream()
        .flatMap(result -> result.rows().stream())
        .mapToLong(DrillResult.Rows::lost)
        .sum();
  }
}
