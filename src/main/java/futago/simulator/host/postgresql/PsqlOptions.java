package futago.simulator.host.postgresql;

import futago.simulator.machine.Call;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What psql was called with, and libpq's environment.
final class PsqlOptions {
  private final Call call;
  private final Options options;
  private final Map<String, String> parameters = new HashMap<>();

  PsqlOptions(Call call) {
    this.call = call;
    this.options =
        Options.of(
            call,
            "XAtqh:p:U:d:c:f:v:wWlF:VP:b",
            "no-psqlrc=X",
            "no-align=A",
            "tuples-only=t",
            "quiet=q",
            "host=h",
            "port=p",
            "username=U",
            "dbname=d",
            "command=c",
            "file=f",
            "set=v",
            "variable=v",
            "no-password=w",
            "password=W",
            "list=l",
            "field-separator=F",
            "version=V",
            "pset=P");
    String database = options.value('d').or(() -> word(0)).orElse("");
    if (database.contains("=")) {
      for (String pair : database.strip().split("\\s+", -1)) {
        if (!pair.contains("=")) {
          throw new NotModelledException();
        }
        parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
    } else if (!database.isEmpty()) {
      parameters.put("dbname", database);
    }
    if (database.contains("://") || options.words().size() > 2 || options.has('P')) {
      throw new NotModelledException();
    }
  }

  private Optional<String> word(int at) {
    List<String> words = options.words();
    return at < words.size() ? Optional.of(words.get(at)) : Optional.empty();
  }

  private String parameter(char option, String name, String variable, String otherwise) {
    return options
        .value(option)
        .or(() -> Optional.ofNullable(parameters.get(name)))
        .or(() -> Optional.of(call.environment(variable)).filter(each -> !each.isEmpty()))
        .orElse(otherwise);
  }

  boolean has(char option) {
    return options.has(option);
  }

  Connection connection(Version version) {
    String port = parameter('p', "port", "PGPORT", "5432");
    return new Connection(
        call,
        version,
        parameter('h', "host", "PGHOST", ""),
        port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0);
  }

  Login login(Version version) {
    String user =
        options
            .value('U')
            .or(() -> Optional.ofNullable(parameters.get("user")))
            .or(() -> word(options.has('d') ? 0 : 1))
            .or(() -> Optional.of(call.environment("PGUSER")).filter(each -> !each.isEmpty()))
            .orElse(call.user());
    String database =
        Optional.ofNullable(parameters.get("dbname"))
            .or(() -> Optional.of(call.environment("PGDATABASE")).filter(each -> !each.isEmpty()))
            .orElse(options.has('l') ? "postgres" : user);
    return new Login(
        connection(version), user, database, Optional.ofNullable(parameters.get("password")));
  }

  /// The commands given with `-c`; before 9.6 only the last one counts.
  List<String> commands(Version version) {
    List<String> all = options.values('c');
    return version.isOld() && all.size() > 1 ? List.of(all.getLast()) : all;
  }

  Optional<String> file() {
    return options.value('f').filter(each -> !each.equals("-"));
  }

  boolean stopsOnError() {
    return options.values('v').stream().anyMatch(each -> each.matches("ON_ERROR_STOP=(1|on|true)"));
  }

  PsqlOutput output() {
    return new PsqlOutput(!options.has('A'), options.has('t'), options.value('F').orElse("|"));
  }
}
