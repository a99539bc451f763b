package futago.report;

import futago.cluster.Findings;
import futago.cluster.StatusText;
import futago.text.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// A report of a cluster in one language: as HTML for a browser and a printer, and as Markdown.
public final class Report {
  private final Document document;

  private Report(Document document) {
    this.document = document;
  }

  /// Puts it together. Contacts no node.
  ///
  /// @param texts the language
  /// @param zone the reader's time zone
  public static Report of(ReportSource source, Texts texts, ZoneId zone) {
    var say = new Say(texts, zone);
    List<Section> sections = new ArrayList<>();
    sections.add(StateSection.of(source, say));
    sections.add(ClusterSection.of(source, say));
    sections.add(VersionSection.of(source, say));
    sections.add(RunSection.of(source, say));
    VerifySection.of(source, say).ifPresent(sections::add);
    sections.add(DrillSection.of(source, say));
    sections.add(AvailabilitySection.of(source, say));
    sections.add(RiskSection.of(source, say));
    sections.add(RunbookSection.of(source, say));
    sections.add(CommandSection.of(source, say));
    return new Report(
        new Document(
            texts.locale().getLanguage().equals("ja") ? "ja" : "en",
            say.of("report.title", source.spec().name()),
            say.of(
                "report.subtitle",
                source.spec().act().name(),
                source.spec().sby().name(),
                source.platform().title(),
                say.timeWithZone(source.made())),
            verdict(source, say),
            tone(source),
            say.of("report.contents"),
            say.of("report.footer", source.futago(), say.timeWithZone(source.made())),
            sections));
  }

  /// One file that needs nothing else.
  public String html() {
    return HtmlPage.of(document);
  }

  /// Markdown with tables.
  public String markdown() {
    return MarkdownPage.of(document);
  }

  private static String verdict(ReportSource source, Say say) {
    if (source.status().isEmpty()) {
      return say.of("report.verdict.unseen");
    }
    int findings = Findings.of(source.status().get()).size();
    String where = say.of(StatusText.whereDatabase(source.status().get()));
    return findings == 0
        ? say.of("report.verdict.well", where)
        : say.of("report.verdict.attention", where, findings);
  }

  private static Tone tone(ReportSource source) {
    if (source.status().isEmpty()) {
      return Tone.WARNING;
    }
    boolean serves = source.status().get().groupOn().isPresent();
    boolean well = Findings.of(source.status().get()).isEmpty();
    return well ? Tone.GOOD : serves ? Tone.WARNING : Tone.DANGER;
  }
}
