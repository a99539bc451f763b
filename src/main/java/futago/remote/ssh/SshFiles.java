package futago.remote.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the files of the user's SSH are, so that tests and the practice lab need not touch the
/// real ones.
///
/// @param home the user's home directory: `~`, and the place of the usual private keys
/// @param config the file of aliases, normally `~/.ssh/config`; it may be missing
/// @param knownHosts files of known host keys; the first one is written, any may be missing
/// @param agentSocket the socket of the SSH agent, if one runs
/// @param localUser the user's name on this machine
public record SshFiles(
    Path home, Path config, List<Path> knownHosts, Optional<Path> agentSocket, String localUser) {
  private static final List<String> USUAL_IDENTITIES = List.of("id_ed25519", "id_ecdsa", "id_rsa");

  public SshFiles {
    knownHosts = List.copyOf(knownHosts);
    if (knownHosts.isEmpty()) {
      throw new IllegalArgumentException("a file of known hosts is needed to remember new ones");
    }
  }

  /// The files of the user who runs this program.
  ///
  /// @param environment the process environment, asked for the agent's socket
  public static SshFiles ofUser(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"));
    Path ssh = home.resolve(".ssh");
    return new SshFiles(
        home,
        ssh.resolve("config"),
        List.of(
            ssh.resolve("known_hosts"),
            ssh.resolve("known_hosts2"),
            Path.of("/etc/ssh/ssh_known_hosts")),
        Optional.ofNullable(environment.get("SSH_AUTH_SOCK"))
            .filter(socket -> !socket.isBlank())
            .map(Path::of),
        System.getProperty("user.name"));
  }

  /// The same files, but with host keys read from and remembered in another file alone.
  public SshFiles withKnownHosts(Path file) {
    return new SshFiles(home, config, List.of(file), agentSocket, localUser);
  }

  /// The private keys that are tried when none is named.
  List<Path> usualIdentities() {
    return USUAL_IDENTITIES.stream().map(name -> home.resolve(".ssh").resolve(name)).toList();
  }

  /// A path as people write it, with `~` for the home directory.
  Path expand(String path) {
    return path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path);
  }
}
