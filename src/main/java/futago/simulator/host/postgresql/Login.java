package futago.simulator.host.postgresql;

import futago.simulator.machine.Account;
import futago.simulator.machine.Addresses;
import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A client's login: the method that the server asks for, and where the client has a password from
/// (libpq's environment and password file).
///
/// @param connection how the server is reached
/// @param user the role
/// @param database the database
/// @param password one that was given with the connection's parameters
record Login(Connection connection, String user, String database, Optional<String> password) {
  /// Opens a session.
  ///
  /// @throws Connection.RefusedException with the words that follow `psql: `
  Session open() throws Connection.RefusedException, InterruptedException {
    Connection.Reached reached = connection.reach();
    Server server = reached.server();
    Store.Role role = server.store().roles().get(user);
    String method =
        server
            .access()
            .method(
                reached.from(),
                database,
                user,
                server.machine().part(Addresses.class).all().stream()
                    .map(Addresses.Address::address)
                    .toList())
            .orElse("");
    switch (method) {
      case "trust" -> {}
      case "peer", "ident" -> {
        if (reached.from().isPresent() || !connection.call().user().equals(user)) {
          String title = method.equals("peer") ? "Peer" : "Ident";
          throw fatal(title + " authentication failed for user \"" + user + "\"");
        }
      }
      case "md5", "password", "scram-sha-256" -> {
        String given =
            givenPassword()
                .orElseThrow(
                    () ->
                        new Connection.RefusedException(
                            connection.version().isOld()
                                ? "fe_sendauth: no password supplied"
                                : connection.refused("fe_sendauth: no password supplied")));
        if (role == null || !Version.fits(given, user, role.password())) {
          throw fatal("password authentication failed for user \"" + user + "\"");
        }
      }
      case "reject" -> throw fatal(noEntry(reached.from(), "pg_hba.conf rejects connection for"));
      default -> throw fatal(noEntry(reached.from(), "no pg_hba.conf entry for"));
    }
    if (role == null) {
      throw fatal("role \"" + user + "\" does not exist");
    }
    if (!role.login()) {
      throw fatal("role \"" + user + "\" is not permitted to log in");
    }
    Store.Database found = server.store().databases().get(database);
    if (found == null) {
      throw fatal("database \"" + database + "\" does not exist");
    }
    return new Session(server, user, found);
  }

  private Connection.RefusedException fatal(String words) {
    return new Connection.RefusedException(connection.refused("FATAL:  " + words));
  }

  private String noEntry(Optional<String> from, String begin) {
    return "%s host \"%s\", user \"%s\", database \"%s\", %s"
        .formatted(
            begin,
            from.orElse("[local]"),
            user,
            database,
            connection.version().isOld() ? "SSL off" : "no encryption");
  }

  private Optional<String> givenPassword() {
    String inEnvironment = connection.call().environment("PGPASSWORD");
    return password
        .or(() -> Optional.of(inEnvironment).filter(each -> !each.isEmpty()))
        .or(this::passwordOfFile);
  }

  private Optional<String> passwordOfFile() {
    Call call = connection.call();
    String named = call.environment("PGPASSFILE");
    String path =
        named.isEmpty()
            ? Account.of(call.machine(), call.user()).home() + "/.pgpass"
            : call.path(named);
    Optional<FileEntry> file = call.machine().files().find(path).filter(FileEntry::isFile);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if ((file.get().mode() & 077) != 0) {
      call.err()
          .println(
              "WARNING: password file \"%s\" has group or world access; permissions should be u=rw (0600) or less"
                  .formatted(path));
      return Optional.empty();
    }
    String host = connection.socketDirectory().isPresent() ? "localhost" : connection.host();
    List<String> wanted = List.of(host, Integer.toString(connection.port()), database, user);
    return new String(file.get().content(), StandardCharsets.UTF_8)
        .lines()
        .map(line -> Arrays.asList(line.split(":", 5)))
        .filter(fields -> fields.size() == 5)
        .filter(
            fields ->
                Stream.iterate(0, i -> i + 1)
                    .limit(4)
                    .allMatch(
                        i -> fields.get(i).equals("*") || fields.get(i).equals(wanted.get(i))))
        .map(List::getLast)
        .findFirst();
  }
}
