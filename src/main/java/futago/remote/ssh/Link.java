package futago.remote.ssh;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.connection.channel.direct.Session;

/// A connection to a node, with those to the hosts on the way.
final class Link {
  private static final Duration POLITE_CLOSE = Duration.ofSeconds(2);

  /// In the order in which they are passed through; the last one is the node's.
  private final List<SSHClient> hops;

  /// SSHJ notices a cut a moment later than we who made it.
  private volatile boolean severed;

  Link(List<SSHClient> hops) {
    this.hops = List.copyOf(hops);
  }

  /// Whether the connection stands, as far as this side has noticed.
  boolean isAlive() {
    return !severed && node().isConnected();
  }

  /// Opens a channel for one command; nothing is started on the node by that.
  Session startSession() throws IOException {
    try {
      return node().startSession();
    } catch (IllegalStateException notConnected) {
      throw new IOException(notConnected.getMessage(), notConnected);
    }
  }

  /// Opens a channel that the node connects to somewhere else.
  DirectConnection openDirect(String host, int port) throws IOException {
    try {
      return node().newDirectConnection(host, port);
    } catch (IllegalStateException notConnected) {
      throw new IOException(notConnected.getMessage(), notConnected);
    }
  }

  /// Says good-bye, but waits for nobody: a dead peer would keep the farewell waiting for minutes.
  void close() {
    Thread farewell =
        Thread.startVirtualThread(() -> hops.reversed().forEach(Link::disconnectQuietly));
    try {
      farewell.join(POLITE_CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sever();
  }

  /// Cuts the connection at once, which also frees everybody who waits for it.
  void sever() {
    severed = true;
    for (SSHClient hop : hops) {
      // Only the first one has a socket; the others are channels through it.
      Socket socket = hop.getSocket();
      if (socket != null) {
        closeQuietly(socket);
      }
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // There is nothing left to close.
      return;
    }
  }

  /// Ends a connection that nobody needs, whatever state it is in.
  static void disconnectQuietly(SSHClient client) {
    try {
      client.disconnect();
    } catch (IOException | RuntimeException alreadyGone) {
      // There is nothing left to end.
      return;
    }
  }

  private SSHClient node() {
    return hops.getLast();
  }
}
