package futago.spec;

import futago.text.Message;
import java.util.ArrayList;
import java.util.List;

/// Collects problems while a spec is read.
final class Problems {
  /// A file that is something else altogether would otherwise be answered with thousands of lines.
  private static final int MOST = 100;

  private final List<Problem> found = new ArrayList<>();
  private int more;

  void add(String path, Message message) {
    if (found.size() < MOST) {
      found.add(new Problem(path, message));
    } else {
      more++;
    }
  }

  /// Does nothing if nothing was found.
  ///
  /// @throws BadSpecException with all that was found
  void throwIfAny() throws BadSpecException {
    if (more > 0) {
      found.add(new Problem("…", Message.of("spec.more", more)));
    }
    if (!found.isEmpty()) {
      throw new BadSpecException(found);
    }
  }
}
