package futago.spec;

import futago.text.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The fields of one JSON object. Every getter notes what is wrong with its field and goes on with
/// a stand-in, so that one reading finds everything: nothing, an empty text or 0.
final class Fields {
  /// Longer than any name, address or path that makes sense.
  private static final int LONGEST_TEXT = 1024;

  private final String path;
  private final Map<String, Json> members;
  private final Problems problems;

  /// Names that need not be missed: the object itself is, or a misspelt field stands for it.
  private final Set<String> excused = new HashSet<>();

  private Fields(String path, Json.Members object, Problems problems, List<String> known) {
    this.path = path;
    this.members = object.values();
    this.problems = problems;
    members.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> refuseUnknown(name, known));
  }

  /// The fields of a whole document.
  static Fields of(Json document, Problems problems, String... known) {
    return of(JsonPath.ROOT, document, problems, List.of(known));
  }

  private static Fields of(String path, Json value, Problems problems, List<String> known) {
    if (value instanceof Json.Members object) {
      return new Fields(path, object, problems, known);
    }
    String at = path.isEmpty() ? JsonPath.place(1, 1) : path;
    problems.add(at, Message.of("spec.type.object", value.described()));
    return absent(path, problems, known);
  }

  /// Fields of an object that is not there and has been missed already.
  private static Fields absent(String path, Problems problems, List<String> known) {
    var fields = new Fields(path, new Json.Members(Map.of()), problems, known);
    fields.excused.addAll(known);
    return fields;
  }

  private void refuseUnknown(String name, List<String> known) {
    var free = known.stream().filter(field -> !members.containsKey(field)).toList();
    Optional<String> meant = NearestName.to(name, free);
    meant.ifPresent(excused::add);
    refuse(
        name,
        meant
            .map(field -> Message.of("spec.field.misspelt", field))
            .orElseGet(() -> Message.of("spec.field.unknown", String.join(", ", known))));
  }

  /// Notes that a field cannot stay as it is.
  void refuse(String name, Message why) {
    problems.add(pathOf(name), why);
  }

  private String pathOf(String name) {
    return JsonPath.member(path, name);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /// A text that must be there; empty if it is not or is refused.
  ///
  /// @param example what would be right
  String required(String name, String example, Rule rule) {
    miss(name, "\"" + example + "\"");
    return text(name, rule).orElse("");
  }

  /// A text, or the fallback if the field is left out; empty if it is refused.
  String text(String name, Rule rule, String fallback) {
    return lacks(name) ? fallback : text(name, rule).orElse("");
  }

  Optional<String> text(String name, Rule rule) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case Json.Text(String value) -> {
        Optional<Message> objection = unusable(value).or(() -> rule.objectionTo(value));
        objection.ifPresent(message -> refuse(name, message));
        yield objection.isEmpty() ? Optional.of(value) : Optional.empty();
      }
      case Json other -> mistyped(name, "spec.type.text", other);
    };
  }

  private static Optional<Message> unusable(String value) {
    if (value.isEmpty()) {
      return Optional.of(Message.of("spec.text.empty"));
    }
    if (value.length() > LONGEST_TEXT) {
      return Optional.of(Message.of("spec.text.long", Shown.of(value), value.length()));
    }
    return Shown.hasUnseen(value)
        ? Optional.of(Message.of("spec.text.unseen", Shown.of(value)))
        : Optional.empty();
  }

  /// A number, or the fallback if the field is left out; 0 if it is refused.
  int number(String name, IntRange range, int fallback) {
    return lacks(name) ? fallback : number(name, range).orElse(0);
  }

  Optional<Integer> number(String name, IntRange range) {
    return switch (members.get(name)) {
      case null -> Optional.empty();
      case Json.Numeral(String literal) when literal.matches("-?[0-9]+") -> {
        // Nineteen characters and more fit no range of ours.
        boolean good = literal.length() < 19 && range.contains(Long.parseLong(literal));
        if (!good) {
          refuse(name, Message.of(range.key(), Shown.of(literal), range.min(), range.max()));
        }
        yield good ? Optional.of(Integer.valueOf(literal)) : Optional.empty();
      }
      case Json other -> mistyped(name, "spec.type.number", other);
    };
  }

  /// A number that must be there; 0 if it is not or is refused.
  int required(String name, String example, IntRange range) {
    miss(name, example);
    return number(name, range).orElse(0);
  }

  boolean flag(String name) {
    return switch (members.get(name)) {
      case null -> false;
      case Json.Flag(boolean value) -> value;
      case Json other -> this.<Boolean>mistyped(name, "spec.type.flag", other).orElse(false);
    };
  }

  /// An object that must be there.
  Fields section(String name, String example, String... known) {
    miss(name, example);
    return has(name)
        ? optionalSection(name, known)
        : absent(pathOf(name), problems, List.of(known));
  }

  /// An object that may be left out, which is the same as an empty one.
  Fields optionalSection(String name, String... known) {
    if (excused.contains(name)) {
      return absent(pathOf(name), problems, List.of(known));
    }
    Json value = members.getOrDefault(name, new Json.Members(Map.of()));
    return of(pathOf(name), value, problems, List.of(known));
  }

  /// Exactly two objects in a list that must be there; fewer if there are fewer, which is noted.
  List<Fields> pair(String name, String example, String... known) {
    miss(name, example);
    return switch (members.get(name)) {
      case null -> List.of();
      case Json.Items(List<Json> values) -> {
        if (values.size() != 2) {
          refuse(name, Message.of("spec.nodes.count", values.size()));
        }
        yield IntStream.range(0, Math.min(2, values.size()))
            .mapToObj(
                i -> of(JsonPath.item(pathOf(name), i), values.get(i), problems, List.of(known)))
            .toList();
      }
      case Json other ->
          this.<List<Fields>>mistyped(name, "spec.type.list", other).orElse(List.of());
    };
  }

  /// Whether a field is missing for no reason that is noted already.
  boolean lacks(String name) {
    return !has(name) && !excused.contains(name);
  }

  /// Notes that a field is missing, if it is.
  void miss(String name, String example) {
    if (lacks(name)) {
      refuse(name, Message.of("spec.field.missing", example));
    }
  }

  private <T> Optional<T> mistyped(String name, String key, Json found) {
    refuse(name, Message.of(key, found.described()));
    return Optional.empty();
  }
}
