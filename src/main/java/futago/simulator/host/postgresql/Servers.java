package futago.simulator.host.postgresql;

import futago.simulator.host.disk.FileUsers;
import futago.simulator.machine.Database;
import futago.simulator.machine.Machine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The PostgreSQL servers that run on a machine, and the versions that are installed. As a {@link
/// Database}, it is the one that was started last.
final class Servers implements Database {
  private final Machine machine;
  private final Map<String, Version> versions = new ConcurrentHashMap<>();
  private final List<Server> running = new CopyOnWriteArrayList<>();

  Servers(Machine machine) {
    this.machine = machine;
    FileUsers.of(machine)
        .add(
            () ->
                running.stream()
                    .map(
                        each ->
                            new FileUsers.User(
                                each.pid(), "postgres", "postgres", each.directory())));
  }

  /// Makes a version known that was installed.
  void know(Version version) {
    versions.put(version.major(), version);
  }

  /// The installed version of a major number.
  Optional<Version> version(String major) {
    return Optional.ofNullable(versions.get(major));
  }

  /// The installed version of a data directory's.
  Optional<Version> versionOf(String directory) {
    return machine.files().text(directory + "/PG_VERSION").flatMap(text -> version(text.strip()));
  }

  void add(Server server) {
    running.add(server);
  }

  void remove(Server server) {
    running.remove(server);
  }

  List<Server> running() {
    return List.copyOf(running);
  }

  Optional<Server> at(String directory) {
    String real = machine.files().real(directory);
    return running.stream()
        .filter(each -> machine.files().real(each.directory()).equals(real))
        .findFirst();
  }

  Optional<Server> onPort(int port) {
    return running.stream().filter(each -> each.port() == port).findFirst();
  }

  @Override
  public String start(String directory, int port) throws InterruptedException {
    if (at(directory).isPresent()) {
      return "";
    }
    Optional<Version> version = versionOf(directory);
    if (version.isEmpty()) {
      return "pg_ctl: directory \"" + directory + "\" is not a database cluster directory";
    }
    return new Server(machine, version.get(), directory, directory).start(port).orElse("");
  }

  private Optional<Server> last() {
    List<Server> all = running();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  @Override
  public void stop() throws InterruptedException {
    Optional<Server> last = last();
    if (last.isPresent()) {
      last.get().stop();
    }
  }

  @Override
  public void kill() {
    last().ifPresent(Server::panic);
  }

  @Override
  public boolean isRunning() {
    return last().filter(each -> each.store().isThere()).isPresent();
  }

  /// The machine lost its power.
  void powerLost() {
    running().forEach(Server::panic);
  }
}
