package futago.remote.ssh;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The `sshd` of this machine, on a port of loopback, with a configuration of its own; it lets in
/// the user who runs the tests. Tests are skipped where there is none.
final class OpenSshServer implements AutoCloseable {
  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/sbin/sshd"), Path.of("/usr/bin/sshd"), Path.of("/usr/local/sbin/sshd"));
  private static final Duration LONGEST_START = Duration.ofSeconds(20);

  private final Process process;
  private final int port;

  private OpenSshServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts it, or skips the test.
  static OpenSshServer start(Path directory, KeyPair hostKey, KeyPair userKey) throws Exception {
    Path program = PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElse(null);
    if (program == null) {
      return abort("there is no sshd on this machine");
    }
    Path key = TestKeys.save(hostKey, directory.resolve("host_key"), null);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    PublishedKey user = TestKeys.published(userKey);
    Path authorized =
        Files.writeString(
            directory.resolve("authorized_keys"), user.type() + " " + user.base64() + "\n");
    int port = freePort();
    Path config =
        Files.writeString(
            directory.resolve("sshd_config"),
            """
            ListenAddress 127.0.0.1
            Port %d
            HostKey %s
            AuthorizedKeysFile %s
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin yes
            RekeyLimit 4M
            """
                .formatted(port, key, authorized));
    Path log = directory.resolve("sshd.log");
    Process process =
        new ProcessBuilder(program.toString(), "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var server = new OpenSshServer(process, port);
    Instant deadline = Instant.now().plus(LONGEST_START);
    while (!server.listens()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        server.close();
        return abort("sshd does not start here: " + Files.readString(log));
      }
      Thread.sleep(50);
    }
    return server;
  }

  int port() {
    return port;
  }

  private boolean listens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
