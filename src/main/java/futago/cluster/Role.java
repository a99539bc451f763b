package futago.cluster;

import java.util.Optional;

/// What a resource does on a node.
public enum Role {
  STOPPED("Stopped"),
  STARTED("Started"),
  PROMOTED("Promoted"),
  UNPROMOTED("Unpromoted"),
  STARTING("Starting"),
  STOPPING("Stopping"),
  PROMOTING("Promoting"),
  DEMOTING("Demoting"),
  MIGRATING("Migrating"),
  /// Pacemaker itself does not know.
  UNKNOWN("Unknown");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /// The role of that name. Up to Pacemaker 2.0, and in builds that keep to it, promoted is called
  /// Master.
  static Optional<Role> of(String text) {
    return switch (text) {
      case "Master" -> Optional.of(PROMOTED);
      case "Slave" -> Optional.of(UNPROMOTED);
      default -> Words.find(values(), text);
    };
  }

  /// Whether the resource does its work, and nothing is under way.
  boolean runs() {
    return this == STARTED || this == PROMOTED || this == UNPROMOTED;
  }

  /// Whether the resource is on its way from one role to another.
  boolean isUnderWay() {
    return switch (this) {
      case STARTING, STOPPING, PROMOTING, DEMOTING, MIGRATING -> true;
      case STOPPED, STARTED, PROMOTED, UNPROMOTED, UNKNOWN -> false;
    };
  }

  /// The word that Pacemaker had for it before 2.1, as on the talk's last slide.
  String olderWord() {
    return switch (this) {
      case PROMOTED -> "Master";
      case UNPROMOTED -> "Slave";
      case STOPPED, STARTED, STARTING, STOPPING, PROMOTING, DEMOTING, MIGRATING, UNKNOWN -> word;
    };
  }

  /// Pacemaker's own word, such as `Promoted`.
  @Override
  public String toString() {
    return word;
  }
}
