package futago.simulator.host.postgresql;

import futago.simulator.machine.Addresses;
import futago.simulator.machine.Firewall;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Network;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A client of a database, on a computer of its own in the machines' network: it reaches whichever
/// machine has the address, also while the machines do not reach each other.
public final class LanClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(3);

  private final Network network;
  private final String address;
  private final Machine machine;
  private final Session session;

  private LanClient(Network network, String address, Machine machine, Session session) {
    this.network = network;
    this.address = address;
    this.machine = machine;
    this.session = session;
  }

  /// The client was not served.
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message, null, false, false);
    }
  }

  /// Where a client logs in, and as whom.
  ///
  /// @param address of the server
  /// @param port of the server
  /// @param from the client's own address
  /// @param user the role
  /// @param password the role's
  public record Login(String address, int port, String from, String user, String password) {}

  /// Logs in to the database `postgres`.
  ///
  /// @throws RefusedException in a driver's words
  public static LanClient open(Network network, Login login)
      throws RefusedException, InterruptedException {
    Optional<Machine> found = whoHas(network, login.address());
    if (found.isEmpty()) {
      network.machines().getFirst().clock().sleep(CONNECT_TIMEOUT);
      throw new RefusedException("The connection attempt timed out.");
    }
    Machine machine = found.get();
    if (!machine.part(Firewall.class).lets("tcp", login.port())) {
      machine.clock().sleep(CONNECT_TIMEOUT);
      throw new RefusedException("The connection attempt timed out.");
    }
    Server server =
        machine
            .part(Servers.class)
            .onPort(login.port())
            .filter(each -> each.listensOn(login.address()))
            .filter(each -> each.store().isThere())
            .orElseThrow(
                () ->
                    new RefusedException(
                        "Connection to %s:%d refused.".formatted(login.address(), login.port())));
    return new LanClient(network, login.address(), machine, session(server, login));
  }

  private static Optional<Machine> whoHas(Network network, String address) {
    return network.machines().stream()
        .filter(Machine::isOn)
        .filter(machine -> machine.part(Addresses.class).has(address))
        .findFirst();
  }

  private static Session session(Server server, Login login) throws RefusedException {
    List<String> here =
        server.machine().part(Addresses.class).all().stream()
            .map(Addresses.Address::address)
            .toList();
    Optional<String> method =
        server.access().method(Optional.of(login.from()), "postgres", login.user(), here);
    if (method.isEmpty() || method.get().equals("reject")) {
      throw new RefusedException(
          "FATAL: no pg_hba.conf entry for host \"%s\", user \"%s\", database \"postgres\""
              .formatted(login.from(), login.user()));
    }
    Store.Role role = server.store().roles().get(login.user());
    Store.Database database = server.store().databases().get("postgres");
    boolean known =
        role != null
            && (method.get().equals("trust")
                || Version.fits(login.password(), login.user(), role.password()));
    if (!known || database == null) {
      throw new RefusedException(
          "FATAL: password authentication failed for user \"%s\"".formatted(login.user()));
    }
    return new Session(server, login.user(), database);
  }

  /// Carries out a statement.
  ///
  /// @return the rows that it gives
  /// @throws RefusedException if the server does not answer any more, or does not want to
  public List<List<Object>> execute(String statement)
      throws RefusedException, InterruptedException {
    if (!machine.isOn() || !whoHas(network, address).equals(Optional.of(machine))) {
      machine.clock().sleep(SOCKET_TIMEOUT);
      throw new RefusedException("Read timed out");
    }
    try {
      return session.execute(statement).rows();
    } catch (SqlException e) {
      throw new RefusedException("ERROR: " + e.getMessage());
    } catch (ServerGoneException e) {
      throw new RefusedException("This connection has been closed.");
    }
  }
}
