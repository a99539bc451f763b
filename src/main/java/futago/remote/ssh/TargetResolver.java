package futago.remote.ssh;

import futago.spec.SshSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out where a node really is: what the spec says wins over `~/.ssh/config`, which wins over
/// the defaults.
final class TargetResolver {
  private static final int DEFAULT_PORT = 22;
  private static final String DEFAULT_USER = "root";

  /// A chain of jumps this long is an alias that jumps through itself.
  private static final int LONGEST_CHAIN = 8;

  private static final Pattern JUMP =
      Pattern.compile("(?:ssh://)?(?:([^@]+)@)?(\\[[^]]+]|[^:\\[\\]]+)(?::([0-9]{1,5}))?/?");

  private final SshConfig config;
  private final SshFiles files;

  TargetResolver(SshConfig config, SshFiles files) {
    this.config = config;
    this.files = files;
  }

  /// The target of a node.
  ///
  /// @throws IllegalArgumentException if a jump host cannot be understood; its message names it
  SshTarget resolve(SshSpec spec) {
    String alias = spec.host();
    String host = config.hostName(alias).orElse(alias);
    String user = spec.user().or(() -> config.user(alias)).orElse(DEFAULT_USER);
    List<Path> identities =
        spec.identity()
            .map(identity -> List.of(expand(identity, alias, host, user)))
            .orElseGet(() -> configuredIdentities(alias, host, user));
    Optional<String> jump =
        spec.jump().or(() -> config.proxyJump(alias)).filter(hop -> !hop.equals("none"));
    return new SshTarget(
        host,
        spec.port().or(() -> config.port(alias)).orElse(DEFAULT_PORT),
        user,
        identities,
        spec.identity().isPresent(),
        spec.identity().isEmpty() && !config.identitiesOnly(alias),
        jump.map(hops -> jumps(hops, identities, 0)).orElse(List.of()),
        false);
  }

  private List<SshTarget> jumps(String hops, List<Path> nodeIdentities, int depth) {
    if (depth > LONGEST_CHAIN) {
      throw new IllegalArgumentException(hops);
    }
    List<SshTarget> chain = new ArrayList<>();
    for (String hop : hops.split(",", -1)) {
      Matcher matcher = JUMP.matcher(hop.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(hop);
      }
      String alias = matcher.group(2).replaceAll("[\\[\\]]", "");
      // Only the first host of a list may itself need another one: the rest is reached from it.
      if (chain.isEmpty()) {
        config
            .proxyJump(alias)
            .ifPresent(before -> chain.addAll(jumps(before, nodeIdentities, depth + 1)));
      }
      chain.add(jump(alias, matcher, nodeIdentities));
    }
    return chain;
  }

  private SshTarget jump(String alias, Matcher hop, List<Path> nodeIdentities) {
    String host = config.hostName(alias).orElse(alias);
    String user =
        Optional.ofNullable(hop.group(1)).or(() -> config.user(alias)).orElseGet(files::localUser);
    int port =
        Optional.ofNullable(hop.group(3))
            .map(Integer::valueOf)
            .or(() -> config.port(alias))
            .orElse(DEFAULT_PORT);
    List<Path> own = configuredIdentities(alias, host, user);
    return new SshTarget(
        host,
        port,
        user,
        own.isEmpty() ? nodeIdentities : own,
        false,
        !config.identitiesOnly(alias),
        List.of(),
        true);
  }

  private List<Path> configuredIdentities(String alias, String host, String user) {
    return config.identityFiles(alias).stream()
        .map(file -> expand(file, alias, host, user))
        .toList();
  }

  /// The tokens of ssh_config(5) that make sense in a file name.
  private Path expand(String file, String alias, String host, String user) {
    var expanded = new StringBuilder();
    Matcher matcher = Pattern.compile("%(.)").matcher(file);
    while (matcher.find()) {
      String value =
          switch (matcher.group(1)) {
            case "d" -> files.home().toString();
            case "h" -> host;
            case "n" -> alias;
            case "r" -> user;
            case "u" -> files.localUser();
            case "%" -> "%";
            default -> matcher.group();
          };
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(expanded);
    return files.expand(expanded.toString());
  }
}
