package futago.ui.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// The last lines of an output, of any length at a bounded cost. Lines are numbered from 0, and
/// keep their number when older ones are dropped. May be used by any thread.
public final class LineRing {
  private final PaneLine[] lines;
  private long end;

  /// @param capacity how many lines are kept
  public LineRing(int capacity) {
    this.lines = new PaneLine[capacity];
  }

  /// Adds a line, and drops the oldest where there is no more room.
  public synchronized void add(PaneLine line) {
    lines[(int) (end % lines.length)] = line;
    end++;
  }

  /// The number of the first line that is still there.
  public synchronized long first() {
    return Math.max(0, end - lines.length);
  }

  /// The number behind the last line: how many there have been.
  public synchronized long end() {
    return end;
  }

  /// Up to so many lines from that number on, as far as they are there.
  public synchronized List<PaneLine> slice(long from, int count) {
    long begin = Math.max(from, first());
    long until = Math.min(end, from + count);
    var slice = new ArrayList<PaneLine>();
    for (long number = begin; number < until; number++) {
      slice.add(lines[(int) (number % lines.length)]);
    }
    return slice;
  }

  /// The number of the next line that is meant, searching from a number on, in either direction and
  /// around the end; the line of that number is looked at last.
  public synchronized OptionalLong find(long from, boolean forward, Predicate<PaneLine> meant) {
    long first = first();
    long count = end - first;
    for (long i = 1; i <= count; i++) {
      long number = first + Math.floorMod(from - first + (forward ? i : -i), count);
      if (meant.test(lines[(int) (number % lines.length)])) {
        return OptionalLong.of(number);
      }
    }
    return OptionalLong.empty();
  }
}
