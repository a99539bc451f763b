package futago.slide;

import futago.engine.InstallStage;
import futago.spec.ClusterSpec;
import futago.text.Explanations;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a stage does, why, what could go wrong and how to look at it by hand, with the reader's own
/// host names and addresses.
public final class StageExplanation {
  private StageExplanation() {}

  /// The explanation of a stage.
  ///
  /// @return Markdown; empty where there is none
  public static Optional<String> of(InstallStage stage, ClusterSpec spec, Locale locale) {
    return Explanations.markdown(stage.name(), locale, values(spec));
  }

  /// What the words in braces stand for.
  static Map<String, String> values(ClusterSpec spec) {
    return Map.of(
        "act", spec.nodes().getFirst().name(),
        "sby", spec.nodes().getLast().name(),
        "virtualIp", spec.virtualIp().address(),
        "resource", spec.drbd().resource(),
        "device", spec.drbd().device(),
        "drbdPort", Integer.toString(spec.drbd().port()),
        "mount", spec.drbd().mount(),
        "port", Integer.toString(spec.postgresql().port()));
  }
}
