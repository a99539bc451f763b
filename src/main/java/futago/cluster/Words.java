package futago.cluster;

import java.util.Arrays;
import java.util.Optional;

/// Enumerations whose constants are called what Pacemaker and DRBD call them.
final class Words {
  private Words() {}

  /// The constant whose `toString` is that word.
  static <E extends Enum<E>> Optional<E> find(E[] constants, String word) {
    return Arrays.stream(constants).filter(each -> each.toString().equals(word)).findFirst();
  }

  /// The constant whose `toString` is that word.
  ///
  /// @param source the command or file where the word stands
  /// @throws UnreadableException if there is none
  static <E extends Enum<E>> E known(String source, E[] constants, String word)
      throws UnreadableException {
    return find(constants, word).orElseThrow(() -> UnreadableException.of(source, word));
  }
}
