package futago.slide;

import futago.text.Message;
import futago.text.Texts;
import java.time.Duration;

/// Durations in words, short: `45 s`, `2 min`, `1 min 30 s`, `1 h 5 min`.
public final class Durations {
  private Durations() {}

  /// A duration in the language of the texts, to the second; below ten seconds to the tenth.
  public static String say(Duration duration, Texts texts) {
    long seconds = duration.plusMillis(500).toSeconds();
    if (duration.toMillis() < 9950 && duration.toMillisPart() != 0) {
      long tenths = (duration.toMillis() + 50) / 100;
      return say(texts, "slide.seconds", tenths / 10 + "." + tenths % 10);
    }
    if (seconds < 60) {
      return say(texts, "slide.seconds", seconds);
    }
    if (seconds < 3600) {
      return pair(texts, "slide.minutes", seconds / 60, "slide.seconds", seconds % 60);
    }
    return pair(texts, "slide.hours", seconds / 3600, "slide.minutes", seconds % 3600 / 60);
  }

  private static String pair(Texts texts, String key, long value, String restKey, long rest) {
    String whole = say(texts, key, value);
    return rest == 0 ? whole : whole + " " + say(texts, restKey, rest);
  }

  private static String say(Texts texts, String key, Object value) {
    return texts.say(Message.of(key, value.toString()));
  }
}
