package futago.remote.ssh;

import futago.remote.Forward;
import futago.remote.RemoteException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/// A port of loopback, each of whose connections gets a channel of its own to the node. SSHJ's own
/// forwarder opens one channel after the other and ends with the first that is refused, which a
/// database that is down does all the time.
final class SshForward implements Forward {
  private static final int BACKLOG = 16;

  private final ServerSocket listening;
  private final Door door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Optional<String> trouble = Optional.empty();

  /// Opens a channel to the far end.
  @FunctionalInterface
  interface Door {
    DirectConnection open() throws RemoteException, IOException;
  }

  SshForward(Door door) throws IOException {
    this.door = door;
    this.listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread.startVirtualThread(() -> pass(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pass(Socket socket) {
    open.add(socket);
    try (socket) {
      if (!listening.isClosed()) {
        socket.setTcpNoDelay(true);
        passOn(socket);
      }
    } catch (IOException hungUp) {
      return;
    } finally {
      open.remove(socket);
    }
  }

  /// The reason is there before the near end is hung up on, for whoever asks for it then.
  private void passOn(Socket socket) {
    try (DirectConnection channel = door.open()) {
      trouble = Optional.empty();
      Thread.startVirtualThread(
          () -> copy(channel::getInputStream, socket::getOutputStream, socket));
      copy(socket::getInputStream, channel::getOutputStream, socket);
    } catch (RemoteException e) {
      trouble = Optional.of(e.getMessage());
    } catch (IOException e) {
      trouble = Optional.of(ConnectTrouble.reason(e));
    }
  }

  /// One end of a stream, to be asked for where its failing is handled.
  @FunctionalInterface
  private interface End<T> {
    T get() throws IOException;
  }

  /// What comes in goes out at once. Whoever ends it first ends both directions: a database client
  /// that says no more expects no more.
  private static void copy(End<InputStream> from, End<OutputStream> to, Socket socket) {
    byte[] buffer = new byte[8192];
    try (socket) {
      InputStream in = from.get();
      OutputStream out = to.get();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException ended) {
      // Whichever side has gone away: the other one is told by the end of its stream.
      return;
    }
  }

  @Override
  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public Optional<String> trouble() {
    return trouble;
  }

  @Override
  public void close() {
    closeQuietly(listening);
    open.forEach(SshForward::closeQuietly);
  }

  private static void closeQuietly(Closeable end) {
    try {
      end.close();
    } catch (IOException alreadyGone) {
      // There is nothing left to close.
      return;
    }
  }
}
