package futago.simulator.host.postgresql;

import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;

/// `pg_isready`: whether a server answers; needs no password.
final class PgIsready {
  private static final int NO_RESPONSE = 2;

  private PgIsready() {}

  static Program program(Version version) {
    Tool tool =
        call -> {
          var options =
              Options.of(
                  call,
                  "h:p:U:d:t:q",
                  "host=h",
                  "port=p",
                  "username=U",
                  "dbname=d",
                  "timeout=t",
                  "quiet=q");
          String host = options.value('h').orElse(call.environment("PGHOST"));
          var connection = new Connection(call, version, host, options.number('p', 5432));
          String where =
              connection.socketDirectory().orElse(host) + ":" + connection.port() + " - ";
          boolean answers = true;
          try {
            connection.reach();
          } catch (Connection.RefusedException e) {
            answers = false;
          }
          if (!options.has('q')) {
            call.out().println(where + (answers ? "accepting connections" : "no response"));
          }
          return answers ? 0 : NO_RESPONSE;
        };
    return tool.program();
  }
}
