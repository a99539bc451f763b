package futago.ui.connect;

import futago.site.HostReport;
import futago.text.Message;
import java.util.List;

/// What became of testing the connection to a host.
sealed interface NodeCheck {
  /// It has not been tested.
  record None() implements NodeCheck {}

  /// It is being tested.
  record Asking() implements NodeCheck {}

  /// It answered.
  ///
  /// @param report what was found
  record Found(HostReport report) implements NodeCheck {}

  /// It could not be asked.
  ///
  /// @param why what happened and what to do
  record Failed(List<Message> why) implements NodeCheck {
    public Failed {
      why = List.copyOf(why);
    }
  }
}
