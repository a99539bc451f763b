package futago.spec;

import futago.text.Message;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where software comes from. What is allowed needs no quotes in any shell or configuration file.
final class SourceRules {
  private static final Pattern URL =
      Pattern.compile("(https?|ftp)://[A-Za-z0-9.-]+(:[0-9]{1,5})?/[A-Za-z0-9._~%+/=-]+");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._+-]+)+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._+-]+");
  private static final Pattern SHA256 = Pattern.compile("[0-9A-Fa-f]{64}");
  private static final Pattern GROUP = Pattern.compile("@?[A-Za-z0-9 ._+-]{1,100}");

  private SourceRules() {}

  /// Both rules, the second only for what the first has no objection to.
  static Rule both(Rule one, Rule other) {
    return value -> one.objectionTo(value).or(() -> other.objectionTo(value));
  }

  /// An address that needs no password: a spec holds none.
  static Optional<Message> url(String value) {
    return matching(URL, value, "spec.source.url");
  }

  /// A file of this computer. Its place must not depend on where Futago is started.
  static Optional<Message> upload(String value) {
    boolean fixed = value.startsWith("/") || value.startsWith("~/");
    String name = value.substring(value.lastIndexOf('/') + 1);
    return fixed && NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(Message.of("spec.source.upload", Shown.of(value)));
  }

  /// A file or directory of the nodes.
  static Optional<Message> path(String value) {
    boolean detour = (value + "/").matches(".*/\\.\\.?/.*");
    return detour
        ? Optional.of(Message.of("spec.path.detour", Shown.of(value)))
        : matching(PATH, value, "spec.source.path");
  }

  /// The name of a package that describes a repository, or of such a description itself.
  static Optional<Message> repositoryName(String value) {
    return value.endsWith(".rpm") || value.endsWith(".repo")
        ? Optional.empty()
        : Optional.of(Message.of("spec.source.repository", Shown.of(value)));
  }

  /// The name of the repository archive, from which the name of its directory is taken.
  static Optional<Message> archiveName(String value) {
    return value.endsWith(".repo.tar.gz")
        ? Optional.empty()
        : Optional.of(Message.of("spec.source.archive", Shown.of(value)));
  }

  /// A key may be called anything.
  static Optional<Message> keyName(String value) {
    return Optional.empty();
  }

  /// A SHA-256 as sha256sum prints it.
  static Optional<Message> sha256(String value) {
    return matching(SHA256, value, "spec.source.sha256");
  }

  /// A package group of yum.
  static Optional<Message> group(String value) {
    return matching(GROUP, value, "spec.source.group");
  }

  private static Optional<Message> matching(Pattern form, String value, String key) {
    return form.matcher(value).matches()
        ? Optional.empty()
        : Optional.of(Message.of(key, Shown.of(value)));
  }
}
