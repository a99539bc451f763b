package futago.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `cibadmin --query -o constraints`. `crm_mon` lists only constraints that drive away, and
/// that of Pacemaker 1.0 none at all; one that draws to a node is left behind as well.
final class MoveConstraintParser {
  static final String SOURCE = "cibadmin --query -o constraints";

  private MoveConstraintParser() {}

  /// The constraints that `crm_resource` made for a move, by the names that it gives them.
  static List<MoveConstraint> parse(String text) throws UnreadableException {
    Xml constraints = Xml.parse(SOURCE, text);
    if (!constraints.name().equals("constraints")) {
      throw UnreadableException.of(SOURCE, constraints.toString());
    }
    var left = new ArrayList<MoveConstraint>();
    for (Xml location : constraints.children("rsc_location")) {
      String id = location.text("id");
      Optional<MoveConstraint.Kind> kind = kindOf(id);
      if (kind.isPresent()) {
        left.add(
            new MoveConstraint(
                id,
                location.text("rsc"),
                location.optional("node").or(() -> nodeInRule(location)),
                kind.get()));
      }
    }
    return left;
  }

  private static Optional<MoveConstraint.Kind> kindOf(String id) {
    if (id.startsWith("cli-ban-") || id.startsWith("cli-standby-")) {
      return Optional.of(MoveConstraint.Kind.BAN);
    }
    return id.startsWith("cli-prefer-")
        ? Optional.of(MoveConstraint.Kind.PREFER)
        : Optional.empty();
  }

  /// A constraint with an end (`--lifetime`), and any of Pacemaker 1.0's, names its node in a rule.
  private static Optional<String> nodeInRule(Xml location) {
    return location.children("rule").stream()
        .flatMap(rule -> rule.children("expression").stream())
        .filter(test -> test.optional("attribute").equals(Optional.of("#uname")))
        .flatMap(test -> test.optional("value").stream())
        .findFirst();
  }
}
