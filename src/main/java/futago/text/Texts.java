package futago.text;

import java.text.Format;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text bundles in one language: turns a {@link Message} into what a person reads. The part of
/// a key before its first dot names the bundle, so `spec.name.form` is looked up in
/// `text/spec.properties`, or in `text/spec_ja.properties` for Japanese. English is the root and
/// stands in for languages that there are no texts in. Bundles are read when first asked for.
public final class Texts {
  private static final Pattern KEY = Pattern.compile("([a-z]+)\\.[^.].*", Pattern.DOTALL);

  /// Without this, a program that was asked for English on a Japanese computer would speak
  /// Japanese.
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static final String WINDOW = ".window";

  private final Locale locale;
  private final boolean window;

  private Texts(Locale locale, boolean window) {
    this.locale = locale;
    this.window = window;
  }

  /// The texts in that language, or in English where there are none in it.
  public static Texts in(Locale locale) {
    return new Texts(locale, false);
  }

  /// The texts in that language as the window says them: where one has a variant for it, a key with
  /// `.window` appended, that is taken. It says what to press where the text itself says what to
  /// type.
  public static Texts forWindow(Locale locale) {
    return new Texts(locale, true);
  }

  /// The language.
  public Locale locale() {
    return locale;
  }

  /// The message in this language. Messages among the arguments are said in it too. Numbers appear
  /// as in Java (`5432`, not `5,432`) unless the placeholder names a format (`{0,number}`).
  ///
  /// @return never null; for a key without a text, or with a text that is no `MessageFormat`, the
  ///   key and the arguments
  public String say(Message message) {
    Object[] arguments = message.arguments().stream().map(this::inThisLanguage).toArray();
    return pattern(message.key())
        .map(pattern -> format(pattern, message.key(), arguments))
        .orElseGet(() -> bare(message.key(), arguments));
  }

  /// Whether there is a text of that key.
  public boolean has(String key) {
    return pattern(key).isPresent();
  }

  /// What goes into the placeholders may come from a node or a file, and the text may go to a
  /// terminal.
  private Object inThisLanguage(Object argument) {
    return switch (argument) {
      case Message inner -> say(inner);
      case String text -> TerminalText.cleanLines(text);
      default -> argument;
    };
  }

  private Optional<String> pattern(String key) {
    Optional<String> pressed = window ? lookUp(key + WINDOW) : Optional.empty();
    return pressed.or(() -> lookUp(key));
  }

  private Optional<String> lookUp(String key) {
    var room = KEY.matcher(key);
    if (!room.matches()) {
      return Optional.empty();
    }
    try {
      ResourceBundle bundle =
          ResourceBundle.getBundle(
              "text." + room.group(1), locale, Texts.class.getClassLoader(), NO_FALLBACK);
      return Optional.of(bundle.getString(key));
    } catch (MissingResourceException noSuchBundleOrKey) {
      return Optional.empty();
    }
  }

  private String format(String pattern, String key, Object[] arguments) {
    try {
      var format = new MessageFormat(pattern, locale);
      Format[] asked = format.getFormatsByArgumentIndex();
      for (int i = 0; i < arguments.length; i++) {
        boolean bare = i >= asked.length || asked[i] == null;
        if (bare && arguments[i] instanceof Number number) {
          arguments[i] = number.toString();
        }
      }
      return format.format(arguments);
    } catch (IllegalArgumentException notSuchAPattern) {
      return bare(key, arguments);
    }
  }

  private static String bare(String key, Object[] arguments) {
    String plain = TerminalText.cleanLines(key);
    return arguments.length == 0
        ? plain
        : Arrays.stream(arguments)
            .map(String::valueOf)
            .collect(Collectors.joining(", ", plain + " [", "]"));
  }
}
