package futago.ui.connect;

import futago.spec.BadSpecException;
import futago.spec.ClusterSpec;
import futago.spec.Problem;
import futago.spec.SpecReader;
import futago.spec.SpecWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is typed, as the spec that it means. It goes the way of every spec: written as JSON and
/// read, so that the form knows no rule of its own. What the form has no field for stays as it was
/// in the file that was opened.
final class Draft {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final ObjectNode root;

  private Draft(ObjectNode root) {
    this.root = root;
  }

  /// What comes of reading a draft.
  ///
  /// @param spec the spec, where nothing is wrong
  /// @param problems what is wrong
  record Reading(Optional<ClusterSpec> spec, List<Problem> problems) {
    Reading {
      problems = List.copyOf(problems);
    }
  }

  /// A draft of nothing.
  static Draft empty() {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode nodes = root.putArray("nodes");
    nodes.addObject();
    nodes.addObject();
    return new Draft(root);
  }

  /// A draft that says what a spec says.
  static Draft of(ClusterSpec spec) {
    return new Draft((ObjectNode) MAPPER.readTree(SpecWriter.write(spec)));
  }

  /// What stands in a field; empty where it is left out.
  Optional<String> at(FormField field) {
    JsonNode node = root;
    for (String name : names(field)) {
      node = name.matches("[0-9]") ? node.path(Integer.parseInt(name)) : node.path(name);
    }
    return node.isMissingNode() ? Optional.empty() : Optional.of(node.asString());
  }

  /// The host to log in through, of which the form has no field.
  Optional<String> jump(int node) {
    JsonNode jump = root.path("nodes").path(node).path("ssh").path("jump");
    return jump.isMissingNode() ? Optional.empty() : Optional.of(jump.asString());
  }

  /// Where a spec has one disk for both, each node has that one.
  Draft withDisksAtTheNodes() {
    JsonNode common = root.path("drbd").path("disk").path("device");
    if (common.isMissingNode()) {
      return this;
    }
    ObjectNode copy = root.deepCopy();
    for (JsonNode node : copy.path("nodes")) {
      if (node instanceof ObjectNode object && object.path("disk").isMissingNode()) {
        object.putObject("disk").put("device", common.asString());
      }
    }
    return new Draft(copy);
  }

  /// The draft with what is typed.
  ///
  /// @param typed by field; what is empty is left out, as is what is absent
  Draft with(Map<FormField, String> typed) {
    var draft = new Draft(root.deepCopy());
    FormField.ALL.forEach(field -> draft.put(field, typed.getOrDefault(field, "")));
    draft.dropEmptyDisks();
    return draft;
  }

  /// Reads it as any spec is read.
  Reading read() {
    try {
      return new Reading(Optional.of(SpecReader.parse(MAPPER.writeValueAsString(root))), List.of());
    } catch (BadSpecException e) {
      return new Reading(Optional.empty(), e.problems());
    }
  }

  private void put(FormField field, String value) {
    List<String> names = names(field);
    ObjectNode owner = owner(names.subList(0, names.size() - 1));
    String name = names.getLast();
    if (value.isBlank() || (field.kind() == FormField.Kind.FLAG && value.equals("false"))) {
      owner.remove(name);
      return;
    }
    String text = value.strip();
    switch (field.kind()) {
      case TEXT -> owner.put(name, text);
      case FLAG -> owner.put(name, true);
      case NUMBER -> {
        // What is no number stays a text, so that the spec's own words say so.
        if (text.matches("-?[0-9]{1,18}")) {
          owner.put(name, Long.parseLong(text));
        } else {
          owner.put(name, text);
        }
      }
    }
  }

  private ObjectNode owner(List<String> names) {
    JsonNode at = root;
    for (String name : names) {
      if (at instanceof ArrayNode list) {
        at = list.get(Integer.parseInt(name));
      } else {
        var object = (ObjectNode) at;
        at = object.get(name) == null ? object.putObject(name) : object.get(name);
      }
    }
    return (ObjectNode) at;
  }

  /// A disk without anything would be one that is wrong; one that is left out is one that is
  /// missing.
  private void dropEmptyDisks() {
    for (JsonNode node : root.path("nodes")) {
      dropIfEmpty((ObjectNode) node, "disk");
    }
    dropIfEmpty((ObjectNode) root.path("drbd"), "disk");
  }

  private static void dropIfEmpty(ObjectNode owner, String name) {
    if (owner.path(name).isEmpty()) {
      owner.remove(name);
    }
  }

  private static List<String> names(FormField field) {
    return List.of(field.path().replace("[", ".").replace("]", "").split("\\."));
  }
}
