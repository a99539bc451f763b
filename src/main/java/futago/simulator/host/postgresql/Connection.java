package futago.simulator.host.postgresql;

import futago.simulator.host.network.Names;
import futago.simulator.machine.Addresses;
import futago.simulator.machine.Call;
import futago.simulator.machine.Firewall;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Network;
import java.time.Duration;
import java.util.Optional;

/// How a client of libpq's reaches a server: by a socket or over the network.
///
/// @param call the client
/// @param version the client's version
/// @param host a name, an address, the directory of a socket, or empty for the usual one
/// @param port the server's port
record Connection(Call call, Version version, String host, int port) {
  private static final Duration NO_ROUTE = Duration.ofSeconds(3);

  /// What keeps a client from a server.
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message, null, false, false);
    }
  }

  /// A server, and the address that the client comes from; empty for a socket.
  record Reached(Server server, Optional<String> from) {}

  /// The directory of the socket, if there is to be one.
  Optional<String> socketDirectory() {
    return host.isEmpty()
        ? Optional.of(version.socketDirectory())
        : Optional.of(host).filter(each -> each.startsWith("/"));
  }

  /// The server.
  ///
  /// @throws RefusedException with libpq's words
  Reached reach() throws RefusedException, InterruptedException {
    Machine machine = call.machine();
    Optional<String> directory = socketDirectory();
    if (directory.isPresent()) {
      Optional<Server> server =
          machine
              .part(Servers.class)
              .onPort(port)
              .filter(
                  each ->
                      machine
                          .files()
                          .real(each.version().socketDirectory())
                          .equals(machine.files().real(directory.get())));
      if (server.isEmpty()) {
        throw new RefusedException(noSocket(directory.get()));
      }
      return new Reached(server.get(), Optional.empty());
    }
    String address =
        Names.resolve(machine, host)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "could not translate host name \"%s\" to address: Name or service not known"
                            .formatted(host)));
    Optional<Machine> other = machine.part(Network.class).whoHas(address, machine);
    if (other.isEmpty()) {
      throw new RefusedException(unreachable(address));
    }
    boolean here = other.get() == machine;
    if (!here && !other.get().part(Firewall.class).lets("tcp", port)) {
      throw new RefusedException(failed(address, "No route to host"));
    }
    Server server =
        other
            .get()
            .part(Servers.class)
            .onPort(port)
            .filter(each -> each.listensOn(address))
            .orElseThrow(() -> new RefusedException(failed(address, "Connection refused")));
    String from = here ? address : machine.part(Addresses.class).all().getFirst().address();
    return new Reached(server, Optional.of(from));
  }

  private String unreachable(String address) throws InterruptedException {
    String limit = call.environment("PGCONNECT_TIMEOUT");
    Duration patience =
        limit.matches("[1-9]\\d{0,4}") ? Duration.ofSeconds(Integer.parseInt(limit)) : NO_ROUTE;
    if (patience.compareTo(NO_ROUTE) < 0) {
      call.machine().clock().sleep(patience);
      return version.isOld() ? "timeout expired" : where(address) + " failed: timeout expired";
    }
    call.machine().clock().sleep(NO_ROUTE);
    return failed(address, "No route to host");
  }

  private String noSocket(String directory) {
    String path = directory + "/.s.PGSQL." + port;
    return version.isOld()
        ? "could not connect to server: No such file or directory\n\tIs the server running locally and accepting\n\tconnections on Unix domain socket \"%s\"?"
            .formatted(path)
        : "connection to server on socket \"%s\" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?"
            .formatted(path);
  }

  private String failed(String address, String why) {
    String shown = host.equals(address) ? "" : " (" + address + ")";
    return version.isOld()
        ? "could not connect to server: %s\n\tIs the server running on host \"%s\"%s and accepting\n\tTCP/IP connections on port %d?"
            .formatted(why, host, shown, port)
        : where(address)
            + " failed: "
            + why
            + "\n\tIs the server running on that host and accepting TCP/IP connections?";
  }

  /// How a client of today's begins what it says of a connection.
  private String where(String address) {
    String shown = host.equals(address) ? "" : " (" + address + ")";
    return "connection to server at \"%s\"%s, port %d".formatted(host, shown, port);
  }

  /// What the server itself refuses, as the client says it.
  String refused(String words) {
    if (version.isOld()) {
      return words;
    }
    return socketDirectory()
            .map(each -> "connection to server on socket \"%s/.s.PGSQL.%d\"".formatted(each, port))
            .orElseGet(() -> where(Names.resolve(call.machine(), host).orElse(host)))
        + " failed: "
        + words;
  }
}
