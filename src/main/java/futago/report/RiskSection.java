package futago.report;

import futago.report.Block.Callout;

/// What this configuration cannot prevent.
final class RiskSection {
  private RiskSection() {}

  static Section of(ReportSource source, Say say) {
    return new Section(
        "risks",
        say.of("report.risks"),
        say.of("report.risks.lead"),
        Risks.of(source.spec(), source.platform().name()).stream()
            .<Block>map(risk -> new Callout(risk.tone(), say.of(risk.what()), say.of(risk.cure())))
            .toList());
  }
}
