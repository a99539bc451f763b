package futago.ui.look;

import futago.text.Message;
import futago.text.Texts;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;

/// The language that the window speaks now. What is bound to it changes with it at once.
public final class Language {
  /// The languages that there are texts in.
  public static final List<Locale> ALL = List.of(Locale.JAPANESE, Locale.ENGLISH);

  private final ReadOnlyObjectWrapper<Locale> locale = new ReadOnlyObjectWrapper<>(this, "locale");
  private Texts texts;

  /// Held, for what follows another language is held by nobody else.
  private final ChangeListener<Locale> following = (_, _, now) -> speak(now);

  /// Speaks that language from the start, or English where there are no texts in it.
  public Language(Locale locale) {
    speak(locale);
  }

  /// A language that follows this one for as long as somebody speaks it. Views that come and go
  /// listen to one of their own: whatever listens to the window's stays as long as the window.
  public Language branch() {
    var branch = new Language(locale.get());
    locale.addListener(new WeakChangeListener<>(branch.following));
    return branch;
  }

  /// Speaks that language from now on.
  public void speak(Locale wanted) {
    Locale known = known(wanted);
    texts = Texts.forWindow(known);
    locale.set(known);
  }

  private static Locale known(Locale wanted) {
    return ALL.stream()
        .filter(each -> each.getLanguage().equals(wanted.getLanguage()))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  /// The language; whoever makes texts without binding them listens to it.
  public ReadOnlyObjectProperty<Locale> locale() {
    return locale.getReadOnlyProperty();
  }

  /// The texts in the language of now.
  public Texts texts() {
    return texts;
  }

  /// A text in the language of now.
  public String say(String key, Object... arguments) {
    return say(Message.of(key, arguments));
  }

  /// A message in the language of now.
  public String say(Message message) {
    return texts.say(message);
  }

  /// A whole number as it is written in the language of now, such as `1,204`.
  public String number(long value) {
    return NumberFormat.getIntegerInstance(locale.get()).format(value);
  }

  /// A text that follows the language.
  public StringBinding saying(String key, Object... arguments) {
    return Bindings.createStringBinding(() -> say(key, arguments), locale);
  }

  /// A text that follows the language and the given values.
  public StringBinding following(Callable<String> text, ObservableValue<?>... values) {
    ObservableValue<?>[] all = Arrays.copyOf(values, values.length + 1);
    all[values.length] = locale;
    return Bindings.createStringBinding(text, all);
  }
}
