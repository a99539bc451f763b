package futago.remote.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;

/// An SSH server in this process, on a port of loopback, that runs real commands by `/bin/sh` as
/// the user who runs the tests. Whoever logs in may be called anything.
final class TestServer implements AutoCloseable {
  private final SshServer server = SshServer.setUpDefaultServer();
  private final AtomicInteger passwordTries = new AtomicInteger();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<SshdSocketAddress> forwarded = new CopyOnWriteArrayList<>();
  private final Map<String, String> environment = new ConcurrentHashMap<>();

  /// A server with this host key that lets nobody in yet.
  TestServer(KeyPair... hostKeys) {
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
    CoreModuleProperties.TCP_NODELAY.set(server, true);
    server.setPasswordAuthenticator(null);
    server.setKeyboardInteractiveAuthenticator(null);
    server.setPublickeyAuthenticator((_, _, _) -> false);
    server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    server.setCommandFactory(
        (_, line) -> {
          lines.add(line);
          return new ShellCommand(line, environment);
        });
  }

  TestServer accepting(PublicKey... keys) {
    server.setPublickeyAuthenticator(
        (_, key, _) -> List.of(keys).stream().anyMatch(good -> KeyUtils.compareKeys(good, key)));
    return this;
  }

  TestServer acceptingPassword(BiPredicate<String, String> check) {
    server.setPasswordAuthenticator(
        (user, password, _) -> {
          passwordTries.incrementAndGet();
          return check.test(user, password);
        });
    return this;
  }

  /// Asks one hidden question, as PAM does.
  TestServer asking(String prompt, BiPredicate<String, String> check) {
    server.setKeyboardInteractiveAuthenticator(new OneQuestion(prompt, check, passwordTries));
    return this;
  }

  TestServer forwarding() {
    server.setForwardingFilter(
        new AcceptAllForwardingFilter() {
          @Override
          protected boolean checkAcceptance(
              String request, Session session, SshdSocketAddress target) {
            forwarded.add(target);
            return true;
          }
        });
    return this;
  }

  /// A variable of the environment of all commands.
  TestServer with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  TestServer set(Consumer<SshServer> setting) {
    setting.accept(server);
    return this;
  }

  TestServer start() {
    return start(0);
  }

  TestServer start(int port) {
    server.setPort(port);
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  int port() {
    return server.getPort();
  }

  int passwordTries() {
    return passwordTries.get();
  }

  /// The lines that were to be run, in order.
  List<String> lines() {
    return new ArrayList<>(lines);
  }

  List<SshdSocketAddress> forwarded() {
    return new ArrayList<>(forwarded);
  }

  int connections() {
    return server.getActiveSessions().size();
  }

  /// Cuts all connections without a word.
  void cut() {
    server.getActiveSessions().forEach(session -> session.close(true));
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
