package futago.remote.ssh;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.SocketFactory;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SecurityUtils;

/// Makes SSH clients that are set up alike. Loading the cryptography takes most of a second the
/// first time, so it begins with the object, beside whatever else the program does at its start.
final class SshClients {
  static final int CONNECT_TIMEOUT_MS = 10_000;
  private static final int ANSWER_TIMEOUT_MS = 30_000;

  /// Less than 15 s has been seen to upset servers (SSHJ issue 910).
  private static final int KEEP_ALIVE_SECONDS = 15;

  /// A node that does not answer for 45 s is gone.
  private static final int KEEP_ALIVES_UNANSWERED = 3;

  private final CompletableFuture<Config> config =
      CompletableFuture.supplyAsync(SshClients::load, Thread::startVirtualThread);

  private static Config load() {
    SecurityUtils.isBouncyCastleRegistered();
    var config = new DefaultConfig();
    config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    config.setKeyAlgorithms(plainKeysFirst());
    return config;
  }

  /// Plain host keys before certificates, which the files of known hosts are not asked for;
  /// certificates stay for users that log in with one.
  private static List<Factory.Named<KeyAlgorithm>> plainKeysFirst() {
    return List.of(
        KeyAlgorithms.EdDSA25519(),
        KeyAlgorithms.ECDSASHANistp256(),
        KeyAlgorithms.ECDSASHANistp384(),
        KeyAlgorithms.ECDSASHANistp521(),
        KeyAlgorithms.RSASHA512(),
        KeyAlgorithms.RSASHA256(),
        KeyAlgorithms.SSHRSA(),
        KeyAlgorithms.EdDSA25519CertV01(),
        KeyAlgorithms.ECDSASHANistp256CertV01(),
        KeyAlgorithms.ECDSASHANistp384CertV01(),
        KeyAlgorithms.ECDSASHANistp521CertV01(),
        KeyAlgorithms.SSHRSACertV01());
  }

  /// A client that is not connected yet.
  SSHClient create(HostKeyCheck hostKeyCheck) {
    var client = new SSHClient(config.join());
    client.setSocketFactory(new PromptSockets());
    client.setConnectTimeout(CONNECT_TIMEOUT_MS);
    // For the greeting, which SSHJ waits for without an end otherwise; its reader later takes a
    // read that ends without data as nothing special.
    client.setTimeout(CONNECT_TIMEOUT_MS);
    client.getTransport().setTimeoutMs(ANSWER_TIMEOUT_MS);
    client.getConnection().setTimeoutMs(ANSWER_TIMEOUT_MS);
    var keepAlive = (KeepAliveRunner) client.getConnection().getKeepAlive();
    keepAlive.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    keepAlive.setMaxAliveCount(KEEP_ALIVES_UNANSWERED);
    client.addHostKeyVerifier(hostKeyCheck);
    return client;
  }

  /// What closes the socket of a client, also while it is being connected.
  static Closeable socketOf(SSHClient client) {
    return (PromptSockets) client.getSocketFactory();
  }

  /// Sockets that send at once: with Nagle's algorithm a short command takes 48 ms instead of 2.
  private static final class PromptSockets extends SocketFactory implements Closeable {
    private volatile Socket last = new Socket();

    @Override
    public Socket createSocket() throws IOException {
      last = new Socket();
      last.setTcpNoDelay(true);
      return last;
    }

    @Override
    public void close() throws IOException {
      last.close();
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
      throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw connected();
    }

    private static UnsupportedOperationException connected() {
      return new UnsupportedOperationException("SSHJ connects its sockets itself");
    }
  }
}
