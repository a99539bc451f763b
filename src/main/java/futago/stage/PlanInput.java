package futago.stage;

import futago.command.Secret;
import futago.command.Template;
import futago.platform.Platform;
import futago.spec.ClusterSpec;
import futago.spec.NodeSpec;
import java.util.Map;

/// What the steps are made from.
///
/// @param spec what the user asked for
/// @param act the node that ACT stands for: as planned, or, once Pacemaker has decided, the one
///   that has the data now
/// @param platform what the hosts run
/// @param secrets what no slide shows
public record PlanInput(ClusterSpec spec, NodeSpec act, Platform platform, Secrets secrets) {
  /// What no slide shows.
  ///
  /// @param postgres password of PostgreSQL's superuser
  /// @param membershipKey key of the membership layer, 256 random bytes
  /// @param verify password of the role that only lives while the cluster is verified
  public record Secrets(Secret postgres, Secret membershipKey, Secret verify) {
    /// Fresh keys, and the given password for PostgreSQL.
    public static Secrets fresh(Secret postgres) {
      // letters and digits only: it goes into an SQL literal and a password file
      byte[] random = Secret.random(24).reveal();
      return new Secrets(
          postgres, Secret.random(256), Secret.of(java.util.HexFormat.of().formatHex(random)));
    }
  }

  /// The node that SBY stands for.
  public NodeSpec sby() {
    return spec.peerOf(act);
  }

  /// One of the platform's configuration files.
  ///
  /// @param template its name among the platform's templates
  /// @param values what goes into its holes
  public String configuration(String template, Map<String, ?> values) {
    return Template.fill(platform.name().id() + "/" + template, values);
  }

  /// A configuration file that all platforms share.
  ///
  /// @param template its name among the shared templates
  /// @param values what goes into its holes
  public String sharedConfiguration(String template, Map<String, ?> values) {
    return Template.fill("common/" + template, values);
  }

  /// Where PostgreSQL keeps its data: a directory on the replicated file system, as on the slides.
  public String dataDirectory() {
    return spec.drbd().mount() + "/data";
  }

  /// One of PostgreSQL's programs, by its full path.
  public String postgresql(String program) {
    return platform.postgresqlPrograms(spec.postgresql().version()) + "/" + program;
  }
}
