package futago.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The long explanations: Markdown, one file a stage and language, under
/// `installer-resources/explain`. A word in braces stands for something of the reader's own
/// cluster, such as `{act}` for the name of the active node.
public final class Explanations {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

  private Explanations() {}

  /// An explanation in that language, or in English where there is none in it.
  ///
  /// @param name what it explains: a stage's name
  /// @param values what to put in for the words in braces; one without a value stays as it is
  /// @return Markdown; empty where nothing is explained
  public static Optional<String> markdown(String name, Locale locale, Map<String, String> values) {
    return Stream.of(locale.getLanguage(), "en")
        .flatMap(language -> read("/explain/" + language + "/" + name + ".md").stream())
        .findFirst()
        .map(text -> fillIn(text, values));
  }

  private static String fillIn(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            word -> Matcher.quoteReplacement(values.getOrDefault(word.group(1), word.group())));
  }

  private static Optional<String> read(String path) {
    try (InputStream in = Explanations.class.getResourceAsStream(path)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
