package futago.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A report as one HTML file: its style sheet and drawings are in it, it runs no script and fetches
/// nothing, and says so to the browser, which then would not do it either.
final class HtmlPage {
  private static final String STYLE = resource("/report/report.css");
  private static final String NOTHING_FOREIGN =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  private HtmlPage() {}

  static String of(Document document) {
    Markup head =
        Markup.of("head")
            .add(
                Markup.of("meta").with("charset", "utf-8"),
                Markup.of("meta")
                    .with("http-equiv", "Content-Security-Policy")
                    .with("content", NOTHING_FOREIGN),
                Markup.of("meta")
                    .with("name", "viewport")
                    .with("content", "width=device-width, initial-scale=1"),
                Markup.of("title").text(document.title()));
    Markup main = Markup.of("main");
    document.sections().forEach(section -> main.add(HtmlBlocks.section(section)));
    Markup body =
        Markup.of("body")
            .add(header(document), contents(document), main)
            .add(Markup.of("footer").text(document.footer()));
    // The style sheet is the one thing that is not escaped: it is a file of ours.
    return "<!DOCTYPE html>\n<!-- "
        + ReportFile.MARK
        + " -->\n<html lang=\""
        + document.language()
        + "\">\n"
        + head.html().replace("</head>", "<style>\n" + STYLE + "</style>\n</head>")
        + body.html()
        + "</html>\n";
  }

  private static Markup header(Document document) {
    return Markup.of("header")
        .add(
            rings(),
            Markup.of("div")
                .add(
                    Markup.of("h1").text(document.title()),
                    Markup.of("p", "subtitle").text(document.subtitle())),
            Markup.of("p", "verdict " + document.tone().style()).text(document.verdict()));
  }

  /// The mark: two rings.
  private static Markup rings() {
    return Markup.of("svg", "rings")
        .with("viewBox", "0 0 64 40")
        .with("aria-hidden", "true")
        .add(ring(22, "ring-one"), ring(42, "ring-two"));
  }

  private static Markup ring(int x, String style) {
    return Markup.of("circle", style).with("cx", x).with("cy", 20).with("r", 15);
  }

  private static Markup contents(Document document) {
    Markup list = Markup.of("ol");
    document
        .sections()
        .forEach(
            section ->
                list.add(
                    Markup.of("li")
                        .add(
                            Markup.of("a")
                                .with("href", "#" + section.id())
                                .text(section.title()))));
    return Markup.of("nav").add(Markup.of("h2").text(document.contents()), list);
  }

  private static String resource(String path) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
