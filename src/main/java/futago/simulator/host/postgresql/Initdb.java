package futago.simulator.host.postgresql;

import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Opener;
import futago.simulator.machine.Options;
import futago.simulator.machine.Permissions;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import futago.simulator.machine.TreeFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// `initdb`.
final class Initdb {
  private static final Duration TAKES = Duration.ofMillis(1500);

  private final Call call;
  private final Version version;
  private final Options options;

  private Initdb(Call call, Version version) {
    this.call = call;
    this.version = version;
    this.options =
        Options.of(
            call,
            "A:D:E:l:P:WU:kg:a:b:n",
            "auth=A",
            "pgdata=D",
            "encoding=E",
            "locale=l",
            "pwfile=P",
            "pwprompt=W",
            "username=U",
            "data-checksums=k",
            "auth-local=a",
            "auth-host=b",
            "no-instructions=n");
  }

  static Program program(Version version) {
    Tool tool = call -> new Initdb(call, version).run();
    return tool.program();
  }

  private int fail(String old, String now) {
    call.err().println(version.isOld() ? "initdb: " + old : "initdb: error: " + now);
    return 1;
  }

  private int run() throws IOException, InterruptedException {
    if (call.user().equals("root")) {
      return fail(
          "cannot be run as root\n"
              + "Please log in (using, e.g., \"su\") as the (unprivileged) user that will\n"
              + "own the server process.",
          "cannot be run as root\n"
              + "initdb: hint: Please log in (using, e.g., \"su\") as the (unprivileged) user that"
              + " will own the server process.");
    }
    Optional<String> directory =
        options
            .value('D')
            .or(() -> options.words().stream().findFirst())
            .or(() -> Optional.of(call.environment("PGDATA")).filter(each -> !each.isEmpty()));
    if (directory.isEmpty()) {
      return fail("no data directory specified", "no data directory specified");
    }
    String password = "";
    if (options.has('P') || options.has('W')) {
      Optional<String> read = readPassword();
      if (read.isEmpty()) {
        return 1;
      }
      password = read.get();
    }
    say(
        "The files belonging to this database system will be owned by user \"%s\"."
            .formatted(call.user()));
    say("This user must also own the server process.\n");
    say(
        "The database cluster will be initialized with locale \"%s\"."
            .formatted(options.value('l').orElse("C")));
    say("The default text search configuration will be set to \"english\".\n");
    say("Data page checksums are disabled.\n");
    return make(call.path(directory.get()), password);
  }

  private void say(String line) {
    call.out().println(line);
  }

  private Optional<String> readPassword() throws IOException {
    if (options.has('W')) {
      say("Enter new superuser password: ");
      var in = new BufferedReader(new InputStreamReader(call.in(), StandardCharsets.UTF_8));
      String first = in.readLine();
      say("Enter it again: ");
      if (first == null || !first.equals(in.readLine())) {
        call.err().println("Passwords didn't match.");
        return Optional.empty();
      }
      return Optional.of(first);
    }
    String path = options.value('P').orElseThrow();
    InputStream file;
    try {
      file =
          path.equals("/dev/stdin")
              ? call.in()
              : new OpenedFile(Opener.of(call).open(call.path(path), TreeFile.Use.READ));
    } catch (IOException e) {
      fail(
          "could not open file \"%s\" for reading: No such file or directory".formatted(path),
          "could not open file \"%s\" for reading: No such file or directory".formatted(path));
      return Optional.empty();
    }
    String line =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).readLine();
    if (line == null || line.isEmpty()) {
      fail(
          "could not read password from file \"" + path + "\": Success",
          "password file \"" + path + "\" is empty");
      return Optional.empty();
    }
    return Optional.of(line);
  }

  private int make(String path, String password) throws IOException, InterruptedException {
    FileTree files = call.machine().files();
    Optional<FileEntry> there = files.find(path);
    var permissions = new Permissions(call.machine(), call.user());
    if (there.isEmpty()) {
      permissions.checkDirectoryOf(path);
      files.makeDirectory(path, call.user());
      say("creating directory " + path + " ... ok");
    } else if (!files.list(path).isEmpty()) {
      // A fresh ext4 is no empty directory either: it has lost+found.
      return fail(
          "directory \"%1$s\" exists but is not empty\nIf you want to create a new database system, either remove or empty\nthe directory \"%1$s\" or run initdb\nwith an argument other than \"%1$s\"."
              .formatted(path),
          "directory \"%1$s\" exists but is not empty\ninitdb: hint: If you want to create a new database system, either remove or empty the directory \"%1$s\" or run initdb with an argument other than \"%1$s\"."
              .formatted(path));
    } else if (!there.get().owner().equals(call.user())) {
      return fail(
          "could not change permissions of directory \"" + path + "\": Operation not permitted",
          "could not change permissions of directory \"" + path + "\": Operation not permitted");
    } else {
      say("fixing permissions on existing directory " + path + " ... ok");
    }
    files.set(path, files.find(path).orElseThrow().withMode(0700));
    say("creating subdirectories ... ok");
    call.machine().clock().sleep(TAKES);
    String both = options.value('A').orElse("trust");
    new ClusterFiles(call.machine(), version, path)
        .make(options.value('a').orElse(both), options.value('b').orElse(both), password, path);
    closingWords(path, both);
    return 0;
  }

  private void closingWords(String path, String method) {
    if (version.isOld()) {
      say(
          """
          selecting default max_connections ... 100
          selecting default shared_buffers ... 128MB
          creating configuration files ... ok
          creating template1 database in %1$s/base/1 ... ok
          initializing pg_authid ... ok
          setting password ... ok
          initializing dependencies ... ok
          creating system views ... ok
          loading system objects' descriptions ... ok
          creating collations ... ok
          creating conversions ... ok
          creating dictionaries ... ok
          setting privileges on built-in objects ... ok
          creating information schema ... ok
          loading PL/pgSQL server-side language ... ok
          vacuuming database template1 ... ok
          copying template1 to template0 ... ok
          copying template1 to postgres ... ok
          syncing data to disk ... ok\
          """
              .formatted(path));
    } else {
      say(
          """
          selecting dynamic shared memory implementation ... posix
          selecting default max_connections ... 100
          selecting default shared_buffers ... 128MB
          selecting default time zone ... Etc/UTC
          creating configuration files ... ok
          running bootstrap script ... ok
          performing post-bootstrap initialization ... ok
          syncing data to disk ... ok\
          """);
    }
    if (method.equals("trust") && !options.has('a')) {
      call.err()
          .println(
              version.isOld()
                  ? "\n"
                      + "WARNING: enabling \"trust\" authentication for local connections\n"
                      + "You can change this by editing pg_hba.conf or using the option -A, or\n"
                      + "--auth-local and --auth-host, the next time you run initdb."
                  : "\n"
                      + "initdb: warning: enabling \"trust\" authentication for local"
                      + " connections\n"
                      + "initdb: hint: You can change this by editing pg_hba.conf or using the"
                      + " option -A, or --auth-local and --auth-host, the next time you run"
                      + " initdb.");
    }
    if (options.has('n')) {
      return;
    }
    String start = version.programs() + "/pg_ctl -D " + path + " -l logfile start\n";
    say(
        "\nSuccess. You can now start the database server using:\n\n    "
            + (version.isOld() ? version.programs() + "/postgres -D " + path + "\nor\n    " : "")
            + start);
  }
}
