package futago.slide;

import java.util.ArrayList;
import java.util.List;

/// Lays the lists of both nodes side by side, so that what is the same on both is shown once: the
/// longest common subsequence, in runs.
///
/// @param shared whether both lists have these items; otherwise only one of them
/// @param fromSecond whether the items are the second list's own
/// @param items consecutive items, at least one
record Alignment<T>(boolean shared, boolean fromSecond, List<T> items) {
  /// The runs of two lists, in order: where they differ, the first list's own items come before the
  /// second's.
  static <T> List<Alignment<T>> of(List<T> first, List<T> second) {
    int[][] common = commonLengths(first, second);
    var runs = new ArrayList<Alignment<T>>();
    var own = new ArrayList<T>();
    var others = new ArrayList<T>();
    var both = new ArrayList<T>();
    int i = 0;
    int j = 0;
    while (i < first.size() || j < second.size()) {
      if (i < first.size() && j < second.size() && first.get(i).equals(second.get(j))) {
        flush(runs, false, false, own);
        flush(runs, false, true, others);
        both.add(first.get(i++));
        j++;
        continue;
      }
      flush(runs, true, false, both);
      if (j == second.size() || (i < first.size() && common[i + 1][j] >= common[i][j + 1])) {
        own.add(first.get(i++));
      } else {
        others.add(second.get(j++));
      }
    }
    flush(runs, true, false, both);
    flush(runs, false, false, own);
    flush(runs, false, true, others);
    return runs;
  }

  private static <T> void flush(
      List<Alignment<T>> runs, boolean shared, boolean fromSecond, List<T> items) {
    if (!items.isEmpty()) {
      runs.add(new Alignment<>(shared, fromSecond, List.copyOf(items)));
      items.clear();
    }
  }

  /// In row i, column j: how many items the first list from i on and the second from j on have in
  /// common, in order.
  private static <T> int[][] commonLengths(List<T> first, List<T> second) {
    var lengths = new int[first.size() + 1][second.size() + 1];
    for (int i = first.size() - 1; i >= 0; i--) {
      for (int j = second.size() - 1; j >= 0; j--) {
        lengths[i][j] =
            first.get(i).equals(second.get(j))
                ? lengths[i + 1][j + 1] + 1
                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    return lengths;
  }
}
