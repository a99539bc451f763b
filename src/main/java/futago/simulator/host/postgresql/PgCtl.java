package futago.simulator.host.postgresql;

import futago.simulator.machine.Call;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `pg_ctl`.
final class PgCtl {
  private static final int NOT_RUNNING = 3;
  private static final int NO_DIRECTORY = 4;
  private static final Pattern PORT = Pattern.compile("-p\\s*(\\d{1,5})");

  private final Call call;
  private final Version version;
  private final Options options;

  private PgCtl(Call call, Version version) {
    this.call = call;
    this.version = version;
    this.options =
        Options.of(
            call,
            "D:wWt:m:l:o:sc",
            "pgdata=D",
            "wait=w",
            "no-wait=W",
            "timeout=t",
            "mode=m",
            "log=l",
            "options=o",
            "silent=s",
            "core-files=c");
  }

  static Program program(Version version) {
    Tool tool = call -> new PgCtl(call, version).run();
    return tool.program();
  }

  private int fail(String text) {
    call.err().println("pg_ctl: " + text);
    return 1;
  }

  private void say(String text) {
    if (!options.has('s')) {
      call.out().print(text);
      call.out().flush();
    }
  }

  private int run() throws InterruptedException, FileSystemException {
    List<String> words = options.words();
    if (words.isEmpty()) {
      call.err()
          .println("pg_ctl: no operation specified\nTry \"pg_ctl --help\" for more information.");
      return 1;
    }
    if (call.user().equals("root")) {
      return fail(
          "cannot be run as root\n"
              + "Please log in (using, e.g., \"su\") as the (unprivileged) user that will\n"
              + "own the server process.");
    }
    Optional<String> given =
        options
            .value('D')
            .or(() -> Optional.of(call.environment("PGDATA")).filter(each -> !each.isEmpty()));
    if (given.isEmpty()) {
      return fail(
          "no database directory specified and environment variable PGDATA unset\n"
              + "Try \"pg_ctl --help\" for more information.");
    }
    String directory = call.path(given.get());
    FileTree files = call.machine().files();
    if (!version.isOld()) {
      boolean status = words.getFirst().equals("status");
      if (!files.exists(directory)) {
        fail("directory \"" + directory + "\" does not exist");
        return status ? NO_DIRECTORY : 1;
      }
      if (!files.exists(directory + "/PG_VERSION")) {
        fail("directory \"" + directory + "\" is not a database cluster directory");
        return status ? NO_DIRECTORY : 1;
      }
    }
    Optional<Server> server = call.machine().part(Servers.class).at(directory);
    return switch (words.getFirst()) {
      case "start" -> start(directory);
      case "stop" -> stop(directory, server);
      case "restart" -> {
        if (server.isPresent()) {
          stop(directory, server);
        } else {
          noPidFile(directory);
          call.err().println("starting server anyway");
        }
        yield start(directory);
      }
      case "status" -> status(directory, server);
      case "reload" -> reload(directory, server);
      default -> throw new NotModelledException();
    };
  }

  /// Whether it waits until what it asked for has come about: by itself only since 10.
  private boolean waits(boolean usual) {
    return !options.has('W') && (options.has('w') || usual);
  }

  private int start(String directory) throws InterruptedException, FileSystemException {
    FileTree files = call.machine().files();
    if (files.exists(directory + "/postmaster.pid")) {
      call.err().println("pg_ctl: another server might be running; trying to start server anyway");
    }
    boolean waits = waits(!version.isOld());
    say(waits ? "waiting for server to start...." : "server starting\n");
    Matcher port = PORT.matcher(String.join(" ", options.values('o')));
    var server = new Server(call.machine(), version, directory, directory);
    Optional<String> wrong = server.start(port.find() ? Integer.parseInt(port.group(1)) : 0);
    log(
        wrong.orElse(
            server.setting("log_destination").equals("syslog")
                ? "LOG:  ending log output to stderr\n"
                    + "HINT:  Future log output will go to log destination \"syslog\"."
                : "LOG:  database system is ready to accept connections"));
    if (!waits) {
      return 0;
    }
    if (wrong.isEmpty()) {
      say(" done\nserver started\n");
      return 0;
    }
    say(" stopped waiting\n");
    return fail("could not start server\nExamine the log output.");
  }

  /// Without `-l`, the server's own log goes where pg_ctl's output goes.
  private void log(String text) throws FileSystemException {
    Optional<String> file = options.value('l');
    if (file.isEmpty()) {
      call.out().println(text);
    } else if (!file.get().equals("/dev/null")) {
      String path = call.path(file.get());
      String before = call.machine().files().text(path).orElse("");
      call.machine()
          .files()
          .write(path, (before + text + "\n").getBytes(StandardCharsets.UTF_8), call.user());
    }
  }

  private int noPidFile(String directory) {
    call.err()
        .println(
            "pg_ctl: PID file \""
                + directory
                + "/postmaster.pid\" does not exist\nIs server running?");
    return 1;
  }

  private int stop(String directory, Optional<Server> server) throws InterruptedException {
    if (server.isEmpty()) {
      if (call.machine().files().exists(directory + "/postmaster.pid")) {
        // The lock file of a server that died.
        return fail(
            "could not send stop signal (PID: %s): No such process".formatted(pidOf(directory)));
      }
      return noPidFile(directory);
    }
    boolean waits = waits(true);
    say(waits ? "waiting for server to shut down...." : "server shutting down\n");
    server.get().stop();
    if (waits) {
      say(" done\nserver stopped\n");
    }
    return 0;
  }

  private String pidOf(String directory) {
    return call.machine()
        .files()
        .text(directory + "/postmaster.pid")
        .orElse("")
        .lines()
        .findFirst()
        .orElse("");
  }

  private int status(String directory, Optional<Server> server) {
    if (server.isEmpty()) {
      call.out().println("pg_ctl: no server running");
      return NOT_RUNNING;
    }
    call.out().println("pg_ctl: server is running (PID: " + server.get().pid() + ")");
    call.out().println(version.programs() + "/postgres \"-D\" \"" + directory + "\"");
    return 0;
  }

  private int reload(String directory, Optional<Server> server) {
    if (server.isEmpty()) {
      return noPidFile(directory);
    }
    server.get().reload();
    say("server signaled\n");
    return 0;
  }
}
