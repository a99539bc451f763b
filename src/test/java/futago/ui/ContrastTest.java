package futago.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words can be read on what they stand on: the ratio that WCAG 2.1 asks for at level AA (1.4.3),
/// in the window and in the report, light and dark.
class ContrastTest {
  private static final Pattern COLOUR =
      Pattern.compile(
          "(?<name>--?[a-z0-9-]+):"
              + " #(?<red>[0-9a-f]{1,2})(?<green>[0-9a-f]{1,2})(?<blue>[0-9a-f]{1,2});");

  /// The colours of a theme, by name: those of the light one, changed by what the dark one says.
  private static Map<String, Double> luminances(String file, String dark, boolean isDark)
      throws IOException {
    String sheet = Files.readString(Path.of("installer-resources").resolve(file));
    int turn = sheet.indexOf(dark);
    assertThat(turn).as("the beginning of the dark theme").isPositive();
    var found = new HashMap<String, Double>();
    read(sheet.substring(0, turn), found);
    if (isDark) {
      read(sheet.substring(turn, sheet.indexOf("\n}", turn)), found);
    }
    return found;
  }

  private static void read(String rules, Map<String, Double> found) {
    COLOUR
        .matcher(rules)
        .results()
        .forEach(
            it ->
                found.put(
                    it.group("name"),
                    0.2126 * light(it.group("red"))
                        + 0.7152 * light(it.group("green"))
                        + 0.0722 * light(it.group("blue"))));
  }

  private static double light(String hex) {
    double part = Integer.parseInt(hex.length() == 1 ? hex + hex : hex, 16) / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  private static void legible(Map<String, Double> theme, String words, String grounds) {
    for (String ground : Pattern.compile(" ").splitAsStream(grounds).toList()) {
      double one = theme.get(words);
      double other = theme.get(ground);
      assertThat((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05))
          .as("%s on %s", words, ground)
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          -ink,       -paper -panel -sunken -indigo-soft -good-soft -warn-soft -bad-soft
          -ink-2,     -paper -panel -sunken -indigo-soft -good-soft -warn-soft -bad-soft
          -indigo,    -paper -panel -sunken -indigo-soft
          -on-indigo, -indigo
          -good,      -paper -panel -sunken -good-soft
          -warn,      -paper -panel -sunken -warn-soft
          -bad,       -paper -panel -sunken -bad-soft
          -log-ink,   -log -log-select
          -log-faint, -log
          -log-blue,  -log
          -log-good,  -log
          -log-bad,   -log
          """)
  void ofTheWindow(String words, String grounds) throws IOException {
    for (boolean dark : new boolean[] {false, true}) {
      legible(luminances("ui/palette.css", ".futago.dark {", dark), words, grounds);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          --ink,       --paper --panel --sunk --good-soft --warning-soft --danger-soft
          --second,    --paper --panel --sunk --good-soft --warning-soft --danger-soft
          --active,    --paper --panel
          --on-active, --active
          --good,      --paper --panel --sunk --good-soft
          --warning,   --paper --panel --sunk --warning-soft
          --danger,    --paper --panel --sunk --danger-soft
          """)
  void ofTheReport(String words, String grounds) throws IOException {
    for (boolean dark : new boolean[] {false, true}) {
      legible(luminances("report/report.css", "prefers-color-scheme: dark", dark), words, grounds);
    }
  }
}
