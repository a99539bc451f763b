package futago.ui.connect;

import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import futago.spec.Problem;
import futago.spec.SshSpec;
import futago.text.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is typed into the form, and what is wrong with it. Only to be used on the window's thread.
public final class ConnectModel {
  private final Map<FormField, StringProperty> typed = new LinkedHashMap<>();
  private final ObjectProperty<DiskKind> diskKind =
      new SimpleObjectProperty<>(this, "diskKind", DiskKind.DEVICE);
  private final ReadOnlyObjectWrapper<Map<String, List<Message>>> problems =
      new ReadOnlyObjectWrapper<>(this, "problems", Map.of());
  private final ReadOnlyObjectWrapper<Optional<ClusterSpec>> spec =
      new ReadOnlyObjectWrapper<>(this, "spec", Optional.empty());
  private final List<ReadOnlyObjectWrapper<NodeCheck>> checks =
      List.of(
          new ReadOnlyObjectWrapper<>(this, "first", new NodeCheck.None()),
          new ReadOnlyObjectWrapper<>(this, "second", new NodeCheck.None()));
  private final Set<FormField> touched = new HashSet<>();
  private Draft base = Draft.empty();
  private boolean strict;
  private boolean loading;

  /// What DRBD gets to keep its data on.
  enum DiskKind {
    /// A disk of each host.
    DEVICE,
    /// A file on a loop device, the same on both, to try it out.
    IMAGE
  }

  /// A form with what is usual, to be filled in.
  public ConnectModel() {
    for (FormField field : FormField.ALL) {
      var text = new SimpleStringProperty(this, field.path(), field.preset());
      typed.put(field, text);
      text.addListener(
          (_, _, _) -> {
            if (!loading) {
              touched.add(field);
              check();
            }
          });
    }
    diskKind.addListener((_, _, _) -> check());
    check();
  }

  /// Shows what a spec says.
  public void load(ClusterSpec opened) {
    base = Draft.of(opened).withDisksAtTheNodes();
    loading = true;
    typed.forEach((field, text) -> text.set(base.at(field).orElse("")));
    diskKind.set(base.at(FormField.IMAGE).isPresent() ? DiskKind.IMAGE : DiskKind.DEVICE);
    loading = false;
    touched.clear();
    checks.forEach(check -> check.set(new NodeCheck.None()));
    check();
  }

  /// What is typed into a field.
  StringProperty text(FormField field) {
    return typed.get(field);
  }

  /// What DRBD gets.
  ObjectProperty<DiskKind> diskKind() {
    return diskKind;
  }

  /// Everything that is wrong and to be shown, by the field's path. A field that nobody has been at
  /// is not blamed for being empty before the person wants to go on.
  ReadOnlyObjectProperty<Map<String, List<Message>>> problems() {
    return problems.getReadOnlyProperty();
  }

  /// The spec that is typed, where nothing is wrong with it.
  public ReadOnlyObjectProperty<Optional<ClusterSpec>> spec() {
    return spec.getReadOnlyProperty();
  }

  /// What became of testing the connection to a node.
  ReadOnlyObjectProperty<NodeCheck> check(int node) {
    return checks.get(node).getReadOnlyProperty();
  }

  void checked(int node, NodeCheck check) {
    checks.get(node).set(check);
  }

  /// The person has been at a field.
  void visited(FormField field) {
    if (touched.add(field)) {
      check();
    }
  }

  /// From now on everything that is wrong is shown.
  ///
  /// @return the first field with a problem
  Optional<FormField> insist() {
    strict = true;
    check();
    return FormField.ALL.stream()
        .filter(field -> problems.get().containsKey(field.path()))
        .findFirst();
  }

  /// What is wrong and belongs to no field of the form.
  List<Message> elsewhere() {
    Set<String> known = FormField.ALL.stream().map(FormField::path).collect(Collectors.toSet());
    return problems.get().entrySet().stream()
        .filter(entry -> !known.contains(entry.getKey()))
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(message -> Message.of("ui.open.problem", entry.getKey(), message)))
        .toList();
  }

  /// How to log in to a node, where what is typed is enough for that: its disk may still be
  /// missing, for it is picked from what the node has.
  Optional<NodeSpec> login(int node) {
    Set<String> needed =
        Set.of("name", "address", "ssh.host", "ssh.port", "ssh.user", "ssh.identity").stream()
            .map(name -> "nodes[" + node + "]." + name)
            .collect(Collectors.toSet());
    boolean good =
        draft().read().problems().stream().noneMatch(problem -> needed.contains(problem.path()));
    if (!good) {
      return Optional.empty();
    }
    String address = value(FormField.nodeAddress(node)).orElseThrow();
    return Optional.of(
        new NodeSpec(
            value(FormField.nodeName(node)).orElseThrow(),
            address,
            value(FormField.nodeInterface(node)).orElse(""),
            new SshSpec(
                value(FormField.sshHost(node)).orElse(address),
                value(FormField.sshPort(node)).map(Integer::valueOf),
                value(FormField.sshUser(node)),
                value(FormField.sshIdentity(node)),
                base.jump(node),
                typed.get(FormField.sshSudo(node)).get().equals("true")),
            Optional.empty()));
  }

  private Optional<String> value(FormField field) {
    return Optional.of(typed.get(field).get().strip()).filter(text -> !text.isEmpty());
  }

  private Draft draft() {
    var values = new HashMap<FormField, String>();
    boolean image = diskKind.get() == DiskKind.IMAGE;
    typed.forEach(
        (field, text) -> {
          boolean isImage = field.equals(FormField.IMAGE) || field.equals(FormField.IMAGE_SIZE);
          if (isImage ? image : !(image && isDisk(field))) {
            values.put(field, text.get());
          }
        });
    return base.with(values);
  }

  private static boolean isDisk(FormField field) {
    return field.equals(FormField.nodeDisk(0)) || field.equals(FormField.nodeDisk(1));
  }

  private void check() {
    if (loading) {
      return;
    }
    Draft.Reading reading = draft().read();
    spec.set(reading.spec());
    var shown = new LinkedHashMap<String, List<Message>>();
    for (Problem problem : reading.problems()) {
      for (String path : fieldsOf(problem.path())) {
        if (isDue(path)) {
          shown
              .computeIfAbsent(path, _ -> new java.util.ArrayList<>())
              .add(said(problem.message()));
        }
      }
    }
    problems.set(Map.copyOf(shown));
  }

  /// Of what is missing the spec gives an example as it stands in the file; at a field that would
  /// be a riddle.
  private static Message said(Message message) {
    return message.key().equals("spec.field.missing") ? Message.of("ui.connect.missing") : message;
  }

  /// A disk that is missing altogether is missing at both nodes that have none.
  private List<String> fieldsOf(String place) {
    if (place.equals("drbd.disk") && diskKind.get() == DiskKind.DEVICE) {
      return java.util.stream.Stream.of(FormField.nodeDisk(0), FormField.nodeDisk(1))
          .filter(field -> value(field).isEmpty())
          .map(FormField::path)
          .toList();
    }
    return switch (place) {
      case "drbd.disk" -> List.of(FormField.IMAGE.path());
      case "nodes[0].disk" -> List.of(FormField.nodeDisk(0).path());
      case "nodes[1].disk" -> List.of(FormField.nodeDisk(1).path());
      default -> List.of(place);
    };
  }

  private boolean isDue(String path) {
    return strict
        || typed.entrySet().stream()
            .filter(entry -> entry.getKey().path().equals(path))
            .allMatch(
                entry -> touched.contains(entry.getKey()) || !entry.getValue().get().isBlank());
  }
}
