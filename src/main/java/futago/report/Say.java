package futago.report;

import futago.slide.Durations;
import futago.text.Message;
import futago.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/// Says things in the reader's language and time zone.
///
/// @param texts the language
/// @param zone the time zone
record Say(Texts texts, ZoneId zone) {
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter WITH_ZONE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

  String of(String key, Object... arguments) {
    return texts.say(Message.of(key, arguments));
  }

  String of(Message message) {
    return texts.say(message);
  }

  /// Sentences one after the other: a language that writes its own full stop needs no space.
  String sentences(List<Message> messages) {
    String space = texts.locale().getLanguage().equals("ja") ? "" : " ";
    return messages.stream().map(this::of).collect(Collectors.joining(space));
  }

  /// A text whose key is put together, or a word that stands in for it: a journal may be of a later
  /// version, with steps that this one does not know.
  String orElse(String key, String otherwise) {
    return texts.has(key) ? of(key) : otherwise;
  }

  String time(Instant time) {
    return DAY_AND_TIME.format(time.atZone(zone));
  }

  String timeWithZone(Instant time) {
    return WITH_ZONE.format(time.atZone(zone));
  }

  String duration(Duration duration) {
    return Durations.say(duration, texts);
  }
}
