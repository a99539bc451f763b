package futago.cluster;

import java.util.Optional;

/// A constraint that a move (`crm_resource --move`, `--ban`) left behind. Until it is cleared, the
/// resource may not go back.
///
/// @param id such as `cli-ban-group_pgsql-on-alice`
/// @param resource the resource's name
/// @param node the node it speaks of, where it names one
/// @param kind whether it drives away or draws to that node
public record MoveConstraint(String id, String resource, Optional<String> node, Kind kind) {
  /// What the constraint does.
  public enum Kind {
    /// The resource must not run there.
    BAN,
    /// The resource is to run there.
    PREFER
  }
}
