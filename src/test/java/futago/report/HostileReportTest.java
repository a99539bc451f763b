package futago.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a node prints must never become markup, a link or a terminal escape in a report.
class HostileReportTest {
  private static final String HOSTILE =
      "</pre><script>alert(1)</script><img src=x onerror=alert(2)>\" onload='x' \u001b[31m"
          + "\u202egnp.exe \u0000 ``` | [a](http://evil)";

  private static Document document() {
    return new Document(
        "en",
        HOSTILE,
        HOSTILE,
        HOSTILE,
        Tone.GOOD,
        HOSTILE,
        HOSTILE,
        List.of(
            new Section(
                "state",
                HOSTILE,
                HOSTILE,
                List.of(
                    new Block.Paragraph(HOSTILE),
                    new Block.Callout(Tone.DANGER, HOSTILE, HOSTILE),
                    new Block.Facts(List.of(Block.Fact.code(HOSTILE, HOSTILE))),
                    new Block.Table(
                        List.of(HOSTILE), List.of(List.of(Block.Cell.code(HOSTILE))), true),
                    new Block.Code(Optional.of(HOSTILE), HOSTILE),
                    new Block.Commands(List.of(new Block.Command(HOSTILE, HOSTILE, HOSTILE))),
                    new Block.Bars(
                        HOSTILE, List.of(new Block.Bar(HOSTILE, 1, HOSTILE, Tone.GOOD)))))));
  }

  @Test
  void htmlHoldsNoMarkupThatANodeSent() {
    String html = HtmlPage.of(document());

    assertThat(html)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "␛[31m", "⟨U+202E⟩", "␀")
        .doesNotContain("<script", "<img", "onload='", "\u001b", "\u202e", "\u0000");
  }

  @Test
  void markdownHoldsNoMarkupThatANodeSent() {
    String markdown = MarkdownPage.of(document());

    assertThat(markdown)
        .contains("\\<script\\>", "␛", "⟨U+202E⟩")
        .doesNotContain("\u001b", "\u202e", "\u0000");
  }

  @Test
  void anotherProgramsFileIsNotAReport(@org.junit.jupiter.api.io.TempDir java.nio.file.Path home)
      throws Exception {
    var file = java.nio.file.Files.writeString(home.resolve("mine.html"), "<p>mine</p>");

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> ReportFile.write(file, HtmlPage.of(document()), false))
        .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    assertThat(file).hasContent("<p>mine</p>");

    ReportFile.write(file, HtmlPage.of(document()), true);
    ReportFile.write(file, HtmlPage.of(document()), false);
    assertThat(file).content().contains(ReportFile.MARK);
  }
}
