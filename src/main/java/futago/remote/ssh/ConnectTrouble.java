package futago.remote.ssh;

import futago.remote.RemoteException;
import futago.remote.RemoteException.Kind;
import futago.text.Message;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.schmizz.sshj.connection.channel.OpenFailException;

/// Says in people's words why a connection did not come about.
final class ConnectTrouble {
  private static final Pattern NO_COMMON_ALGORITHM =
      Pattern.compile("Unable to reach a settlement of (\\w+): \\[.*?] and \\[(.*)]");

  private final String node;
  private final SshTarget target;

  ConnectTrouble(String node, SshTarget target) {
    this.node = node;
    this.target = target;
  }

  /// The exception for what went wrong before anybody logged in.
  RemoteException explain(IOException cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      String text = String.valueOf(t.getMessage());
      Matcher noCommon = NO_COMMON_ALGORITHM.matcher(text);
      if (noCommon.find()) {
        return noCommonAlgorithm(noCommon.group(1), noCommon.group(2), cause);
      }
      switch (t) {
        case UnknownHostException _ -> {
          return unreachable("remote.unknown-host", "remote.unknown-host.cure", cause);
        }
        case SocketTimeoutException _ -> {
          return timedOut(text, cause);
        }
        case NoRouteToHostException _ -> {
          return unreachable("remote.no-route", "remote.no-route.cure", cause);
        }
        case ConnectException _ -> {
          return text.contains("timed out")
              ? timedOut("connect timed out", cause)
              : unreachable("remote.refused", "remote.refused.cure", cause);
        }
        case SocketException _, TimeoutException _, IllegalStateException _ -> {
          // Reset, as by a host that is still starting, or silent after the first words. The last
          // is what the library throws where the connection ended just before it was used.
          return unreachable("remote.not-ssh", "remote.not-ssh.cure", cause);
        }
        case OpenFailException _ -> {
          return unreachable("remote.jump-refused", "remote.jump-refused.cure", cause);
        }
        default -> {
          if (text.contains("during identification")
              || text.contains("encountered EOF")
              || text.contains("does not support SSHv2")) {
            return unreachable("remote.not-ssh", "remote.not-ssh.cure", cause);
          }
        }
      }
    }
    return new RemoteException(
        node,
        Kind.PROTOCOL,
        Message.of("remote.connect-failed", node, where(), reason(cause)),
        Message.of("remote.connect-failed.cure", node),
        cause);
  }

  /// Whether the other end hung up, or fell silent, while the connection was being made: then the
  /// next try may come through. Not so where nobody was reached at all.
  static boolean mayPass(Throwable trouble) {
    for (Throwable t = trouble; t != null; t = t.getCause()) {
      String text = String.valueOf(t.getMessage());
      boolean nobodyThere = t instanceof ConnectException || t instanceof NoRouteToHostException;
      if ((t instanceof SocketException && !nobodyThere)
          || t instanceof TimeoutException
          || t instanceof IllegalStateException
          || text.contains("encountered EOF")
          || text.contains("closed connection during identification")) {
        return true;
      }
    }
    return false;
  }

  /// The last words of a chain of exceptions: the library wraps the reason several times.
  static String reason(Throwable cause) {
    Throwable innermost = cause;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String text = innermost.getMessage();
    return text == null ? innermost.getClass().getSimpleName() : text;
  }

  private RemoteException timedOut(String text, IOException cause) {
    // Connected, but nothing was said: not the same as a host that is off.
    return text.contains("Read timed out")
        ? unreachable("remote.not-ssh", "remote.not-ssh.cure", cause)
        : unreachable("remote.timed-out", "remote.timed-out.cure", cause);
  }

  private RemoteException unreachable(String what, String cure, IOException cause) {
    return new RemoteException(
        node,
        Kind.UNREACHABLE,
        Message.of(what, node, target.host(), String.valueOf(target.port())),
        Message.of(cure, node, target.host(), String.valueOf(target.port())),
        cause);
  }

  private RemoteException noCommonAlgorithm(String kind, String offered, IOException cause) {
    List<String> names =
        Arrays.stream(offered.split(",\\s*", -1))
            .filter(name -> !name.startsWith("kex-strict") && !name.startsWith("ext-info"))
            .toList();
    boolean postQuantumOnly =
        kind.equals("KeyExchangeAlgorithms")
            && names.stream()
                .allMatch(name -> name.startsWith("mlkem") || name.startsWith("sntrup"));
    String offer = String.join(", ", names);
    return postQuantumOnly
        ? new RemoteException(
            node,
            Kind.PROTOCOL,
            Message.of("remote.post-quantum-only", node, where(), offer),
            Message.of("remote.post-quantum-only.cure", node),
            cause)
        : new RemoteException(
            node,
            Kind.PROTOCOL,
            Message.of("remote.no-common-algorithm", node, where(), kind, offer),
            Message.of("remote.no-common-algorithm.cure", node),
            cause);
  }

  private String where() {
    return KnownHosts.nameOf(target.host(), target.port());
  }
}
