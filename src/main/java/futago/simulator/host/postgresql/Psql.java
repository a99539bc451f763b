package futago.simulator.host.postgresql;

import futago.simulator.machine.Call;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Opener;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import futago.simulator.machine.TreeFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// `psql`, without a terminal.
final class Psql {
  private static final int NO_CONNECTION = 2;
  private static final int SCRIPT_FAILED = 3;
  private static final Duration STATEMENT = Duration.ofMillis(4);

  private final Call call;
  private final Version version;
  private final PsqlOptions options;
  private Session session;

  /// How the lines of errors begin: with the file and line of a script, or with nothing.
  private String where = "";

  private Psql(Call call, Version version) {
    this.call = call;
    this.version = version;
    this.options = new PsqlOptions(call);
  }

  static Program program(Version version) {
    Tool tool = call -> new Psql(call, version).run();
    return tool.program();
  }

  private int run() throws IOException, InterruptedException {
    if (options.has('V')) {
      call.out().println("psql " + version.said());
      return 0;
    }
    try {
      session = options.login(version).open();
    } catch (Connection.RefusedException e) {
      call.err().println((version.isOld() ? "psql: " : "psql: error: ") + e.getMessage());
      return NO_CONNECTION;
    }
    try {
      return converse();
    } catch (ServerGoneException e) {
      if (!e.getMessage().isEmpty()) {
        call.err().println(where + e.getMessage());
      }
      call.err()
          .println(
              where
                  + "server closed the connection unexpectedly\n"
                  + "\tThis probably means the server terminated abnormally\n"
                  + "\tbefore or while processing the request.");
      if (!options.has('c')) {
        call.err().println(where + "connection to server was lost");
      }
      return NO_CONNECTION;
    }
  }

  private int converse() throws IOException, InterruptedException, ServerGoneException {
    if (options.has('l')) {
      new MetaCommands(call, session, options.output()).run("\\l");
      return 0;
    }
    if (options.has('c')) {
      int status = 0;
      for (String command : options.commands(version)) {
        status = command(command) ? 0 : 1;
        if (status != 0 && options.stopsOnError()) {
          return status;
        }
      }
      return status;
    }
    if (options.file().isPresent()) {
      String file = options.file().get();
      String path = call.path(file);
      if (!call.machine().files().exists(path)) {
        call.err()
            .println(
                (version.isOld() ? "" : "psql: error: ") + file + ": No such file or directory");
        return 1;
      }
      try (var reader =
          new BufferedReader(
              new InputStreamReader(
                  new OpenedFile(Opener.of(call).open(path, TreeFile.Use.READ)),
                  StandardCharsets.UTF_8))) {
        return script(reader, "psql:" + file + ":");
      }
    }
    return script(new BufferedReader(new InputStreamReader(call.in(), StandardCharsets.UTF_8)), "");
  }

  /// One `-c`: its statements are one transaction, so the first error ends it.
  private boolean command(String text) throws InterruptedException, ServerGoneException {
    if (text.startsWith("\\")) {
      return new MetaCommands(call, session, options.output()).run(text);
    }
    List<String> statements = SqlLexer.statements(text);
    for (String statement : statements) {
      boolean shown = !version.isOld() || statement.equals(statements.getLast());
      if (!execute(statement, shown)) {
        return false;
      }
    }
    return true;
  }

  private int script(BufferedReader lines, String place)
      throws IOException, InterruptedException, ServerGoneException {
    var pending = new StringBuilder();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      where = place.isEmpty() ? "" : place + number + ": ";
      if (pending.isEmpty() && line.startsWith("\\")) {
        if (line.equals("\\q")) {
          return 0;
        }
        if (!new MetaCommands(call, session, options.output()).run(line)
            && options.stopsOnError()) {
          return SCRIPT_FAILED;
        }
        continue;
      }
      pending.append(line).append('\n');
      if (!isComplete(pending.toString())) {
        continue;
      }
      for (String statement : SqlLexer.statements(pending.toString())) {
        if (!execute(statement, true) && options.stopsOnError()) {
          return SCRIPT_FAILED;
        }
      }
      pending.setLength(0);
    }
    for (String statement : SqlLexer.statements(pending.toString())) {
      if (!execute(statement, true) && options.stopsOnError()) {
        return SCRIPT_FAILED;
      }
    }
    return 0;
  }

  /// Whether the last statement of a text has its semicolon.
  private static boolean isComplete(String text) {
    List<String> statements = SqlLexer.statements(text);
    return statements.isEmpty() ? text.isBlank() : statements.getLast().endsWith(";");
  }

  private boolean execute(String statement, boolean shown)
      throws InterruptedException, ServerGoneException {
    call.machine().clock().sleep(STATEMENT);
    try {
      Result result = session.execute(statement);
      result.notices().forEach(notice -> call.err().println(where + notice));
      if (shown && result.hasRows()) {
        call.out().print(options.output().text(result));
      }
      // What returns rows is tagged only if it changed something.
      if (shown && !result.tag().matches("(SELECT|SHOW).*") && !options.has('q')) {
        call.out().println(result.tag());
      }
      call.out().flush();
      return true;
    } catch (SqlException e) {
      if (e.isGap()) {
        call.machine().noteUnknown("psql: " + statement);
      }
      call.err().print(where + e.shown(statement));
      return false;
    } catch (NotModelledException e) {
      call.machine().noteUnknown("psql: " + statement);
      return false;
    }
  }
}
