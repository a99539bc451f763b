package futago.ui.run;

import java.util.Optional;

/// Lines that are marked: from where the mark began to where it was drawn, in either direction.
final class LogSelection {
  private Optional<Long> anchor = Optional.empty();
  private Optional<Long> lead = Optional.empty();

  void clear() {
    anchor = Optional.empty();
    lead = Optional.empty();
  }

  void only(long number) {
    anchor = Optional.of(number);
    lead = anchor;
  }

  void extend(long number) {
    if (anchor.isEmpty()) {
      anchor = Optional.of(number);
    }
    lead = Optional.of(number);
  }

  /// Where it was drawn to last.
  Optional<Long> lead() {
    return lead;
  }

  Optional<Long> first() {
    return anchor.flatMap(a -> lead.map(l -> Math.min(a, l)));
  }

  Optional<Long> last() {
    return anchor.flatMap(a -> lead.map(l -> Math.max(a, l)));
  }

  boolean contains(long number) {
    return first().filter(first -> first <= number).isPresent()
        && last().filter(last -> last >= number).isPresent();
  }
}
