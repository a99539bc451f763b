package futago.simulator.host.postgresql;

import futago.simulator.host.network.Ports;
import futago.simulator.machine.Descriptors;
import futago.simulator.machine.Launch;
import futago.simulator.machine.Machine;
import futago.simulator.machine.OpenFiles;
import futago.simulator.machine.Signal;
import futago.simulator.machine.SimProcess;
import futago.simulator.machine.Syslog;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A PostgreSQL server on a data directory. It has a process, which may be killed; then its lock
/// file and its socket stay behind.
final class Server {
  private static final Duration STARTS_IN = Duration.ofMillis(900);
  private static final Duration STOPS_IN = Duration.ofMillis(600);

  private final Machine machine;
  private final Version version;
  private final String directory;
  private final String configuration;
  private final Store store;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile ServerSettings settings;
  private volatile HostBasedAccess access;
  private volatile SimProcess process;
  private volatile Instant started = Instant.EPOCH;

  /// Whether it runs; and if not, whether it was told to stop.
  private volatile State state = State.NEW;

  private enum State {
    NEW,
    RUNNING,
    STOPPED,
    DEAD
  }

  /// @param directory where its data are
  /// @param configuration the directory of its configuration files
  Server(Machine machine, Version version, String directory, String configuration) {
    this.machine = machine;
    this.version = version;
    this.directory = directory;
    this.configuration = configuration;
    this.store = new Store(machine.files(), directory);
    this.settings = ServerSettings.read("");
    this.access = HostBasedAccess.read("");
  }

  Version version() {
    return version;
  }

  String directory() {
    return directory;
  }

  Store store() {
    return store;
  }

  Machine machine() {
    return machine;
  }

  HostBasedAccess access() {
    return access;
  }

  boolean isRunning() {
    return state == State.RUNNING;
  }

  int port() {
    return settings.port();
  }

  int pid() {
    return process.pid();
  }

  Instant started() {
    return started;
  }

  /// The time, as exact as a timestamp is.
  Instant now() {
    return machine.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// A setting; empty if there is none of that name.
  String setting(String name) {
    return name.equals("server_version")
        ? version.full()
        : name.equals("data_directory") ? directory : settings.get(name);
  }

  /// Starts it.
  ///
  /// @param port in the place of the configured one; 0 for that
  /// @return what it logs if it cannot start
  Optional<String> start(int port) throws InterruptedException {
    Optional<String> wrong = new StartChecks(machine, version, directory, configuration).wrong();
    if (wrong.isPresent()) {
      return wrong;
    }
    read();
    if (port != 0) {
      settings.set("port", Integer.toString(port));
    }
    Servers servers = machine.part(Servers.class);
    if (servers.onPort(port()).isPresent()) {
      return Optional.of(
          "LOG:  could not bind IPv4 address \"0.0.0.0\": Address already in use\nHINT:  Is another postmaster already running on port %d? If not, wait a few seconds and retry.\nFATAL:  could not create any TCP/IP sockets"
              .formatted(port()));
    }
    machine.clock().sleep(STARTS_IN);
    run();
    started = now();
    state = State.RUNNING;
    try {
      lock().write(started, settings.get("listen_addresses"));
    } catch (FileSystemException e) {
      panic();
      return Optional.of(
          "FATAL:  could not create lock file \"postmaster.pid\": " + e.getMessage());
    }
    Ports.of(machine).open("tcp", port(), "postgres");
    servers.add(this);
    log("database system is ready to accept connections");
    return Optional.empty();
  }

  /// Says something to the system log, if its settings say that that is where it goes.
  private void log(String text) {
    if (settings.get("log_destination").contains("syslog")) {
      machine
          .part(Syslog.class)
          .log(
              settings.get("syslog_facility").toLowerCase(Locale.ROOT),
              "postgres[" + pid() + "]",
              "[1-1] LOG:  " + text);
    }
  }

  private LockFiles lock() {
    return new LockFiles(machine.files(), version, directory, pid(), port());
  }

  private void read() {
    settings =
        ServerSettings.read(machine.files().text(configuration + "/postgresql.conf").orElse(""));
    access = HostBasedAccess.read(machine.files().text(configuration + "/pg_hba.conf").orElse(""));
  }

  /// Reads its files anew; the port stays.
  void reload() {
    String port = Integer.toString(port());
    read();
    settings.set("port", port);
  }

  private void run() throws InterruptedException {
    var ready = new CountDownLatch(1);
    Thread.ofVirtual()
        .name("postgres on " + machine.name())
        .start(
            () -> {
              try (var nowhere =
                  Descriptors.of(OpenFiles.nothing(), OpenFiles.nothing(), OpenFiles.nothing())) {
                process = machine.processes().start(launch(nowhere), () -> {});
                ready.countDown();
                try {
                  over.await();
                } catch (InterruptedException e) {
                  signalled(process.pending());
                } finally {
                  machine.processes().end(process);
                }
              } catch (InterruptedException e) {
                // The machine was switched off before it had begun.
                Thread.currentThread().interrupt();
              }
            });
    while (!ready.await(1, TimeUnit.SECONDS)) {
      if (!machine.isOn()) {
        throw new InterruptedException();
      }
    }
  }

  private Launch launch(Descriptors nowhere) {
    return new Launch(
        "postgres",
        List.of(version.programs() + "/postgres", "-D", directory),
        Map.of(),
        directory,
        077,
        nowhere);
  }

  private void signalled(Optional<Signal> signal) {
    boolean asked = signal.filter(each -> each == Signal.TERM || each == Signal.INT).isPresent();
    if (asked) {
      end();
    } else {
      panic();
    }
  }

  /// Stops it, clients or not.
  void stop() throws InterruptedException {
    if (isRunning()) {
      machine.clock().sleep(STOPS_IN);
      end();
    }
  }

  private void end() {
    if (leave(State.STOPPED)) {
      log("database system is shut down");
      lock().delete();
    }
  }

  /// It dies: killed, or because its files are gone.
  void panic() {
    leave(State.DEAD);
  }

  private synchronized boolean leave(State next) {
    if (state != State.RUNNING) {
      return false;
    }
    state = next;
    Ports.of(machine).close("tcp", port());
    machine.part(Servers.class).remove(this);
    over.countDown();
    return true;
  }

  /// Makes sure that it is there for one more statement.
  ///
  /// @throws ServerGoneException if it is not
  void check() throws ServerGoneException {
    if (state == State.STOPPED) {
      throw new ServerGoneException("FATAL:  terminating connection due to administrator command");
    }
    if (state != State.RUNNING || !machine.isOn()) {
      throw new ServerGoneException("");
    }
    if (!store.isThere()) {
      panic();
      throw new ServerGoneException(
          "PANIC:  could not open file \"global/pg_control\": No such file or directory");
    }
  }

  /// Whether it listens on an address of its machine.
  boolean listensOn(String address) {
    return Arrays.stream(settings.get("listen_addresses").split("\\s*,\\s*"))
        .anyMatch(
            each ->
                each.equals("*")
                    || each.equals("0.0.0.0")
                    || each.equals(address)
                    || (each.equals("localhost") && address.equals("127.0.0.1")));
  }
}
