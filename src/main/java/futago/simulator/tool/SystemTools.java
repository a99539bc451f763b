package futago.simulator.tool;

import futago.simulator.machine.Call;
import futago.simulator.machine.HostName;
import futago.simulator.machine.Kernel;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Signal;
import futago.simulator.machine.Tool;
import futago.simulator.machine.UsageException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `date`, `sleep`, `hostname`, `uname`, `env`, `kill` and others that deal with the system.
final class SystemTools {
  private SystemTools() {}

  static Map<String, Tool> all() {
    var all = new HashMap<String, Tool>();
    all.put("date", SystemTools::date);
    all.put("sleep", SystemTools::sleep);
    all.put("hostname", SystemTools::hostname);
    all.put("uname", SystemTools::uname);
    all.put("env", SystemTools::env);
    all.put("printenv", SystemTools::printenv);
    all.put("kill", SystemTools::kill);
    all.put("nohup", SystemTools::wrap);
    all.put("setsid", SystemTools::wrap);
    all.put("which", SystemTools::which);
    all.put("sync", _ -> 0);
    all.put("nproc", call -> say(call, "2"));
    all.put("tty", call -> say(call, "not a tty") + 1);
    return all;
  }

  private static int say(Call call, String line) {
    call.out().println(line);
    return 0;
  }

  private static int date(Call call) {
    Options options =
        Options.of(
            call,
            "ud:r:RI",
            "utc=u",
            "universal=u",
            "date=d",
            "reference=r",
            "rfc-email=R",
            "rfc-2822=R");
    Instant time = call.machine().clock().instant();
    if (options.has('r')) {
      String path = options.value('r').orElseThrow();
      var entry = new Disk(call).find(path);
      if (entry.isEmpty()) {
        return call.fail(1, path + ": No such file or directory");
      }
      time = entry.get().modified();
    }
    if (options.has('d')) {
      time = Dates.parse(options.value('d').orElseThrow(), time);
    }
    String format = "%a %b %e %H:%M:%S %Z %Y";
    if (options.has('R')) {
      format = "%a, %d %b %Y %H:%M:%S %z";
    } else if (options.has('I')) {
      format = "%Y-%m-%d";
    }
    for (String word : options.words()) {
      if (!word.startsWith("+")) {
        throw new NotModelledException();
      }
      format = word.substring(1);
    }
    return say(call, Dates.format(time, format));
  }

  /// A time as `sleep` and `timeout` take it.
  static Duration duration(String said) {
    if (!said.matches("\\d*\\.?\\d+[smhd]?|\\d+\\.[smhd]?")) {
      throw new UsageException(1, "invalid time interval '" + said + "'");
    }
    String number = said.replaceFirst("[smhd]$", "");
    int unit =
        switch (said.charAt(said.length() - 1)) {
          case 'm' -> 60;
          case 'h' -> 3600;
          case 'd' -> 86400;
          default -> 1;
        };
    return Duration.ofMillis(
        new BigDecimal(number.endsWith(".") ? number + "0" : number)
            .multiply(BigDecimal.valueOf(unit * 1000L))
            .longValue());
  }

  private static int sleep(Call call) throws InterruptedException {
    Duration time = Duration.ZERO;
    for (String word : Options.of(call, "").words(1)) {
      time = time.plus(word.equals("infinity") ? Duration.ofDays(10000) : duration(word));
    }
    call.machine().clock().sleep(time);
    return 0;
  }

  private static int hostname(Call call) {
    Options options = Options.of(call, "sf", "short=s", "fqdn=f");
    HostName host = call.machine().part(HostName.class);
    if (options.words().isEmpty()) {
      return say(call, options.has('s') ? host.get().replaceFirst("\\..*", "") : host.get());
    }
    if (!call.user().equals("root")) {
      return call.fail(1, "you must be root to change the host name");
    }
    host.set(options.words().getFirst());
    return 0;
  }

  private static int uname(Call call) {
    Options options = Options.of(call, "asnrvmpio", "all=a", "nodename=n", "kernel-release=r");
    Kernel kernel = call.machine().part(Kernel.class);
    boolean all = options.has('a');
    boolean none = !all && "snrvmpio".chars().noneMatch(letter -> options.has((char) letter));
    var said = new ArrayList<String>();
    Map<Character, String> fields =
        Map.of(
            's', "Linux",
            'n', call.machine().part(HostName.class).get(),
            'r', kernel.release(),
            'v', kernel.version(),
            'm', kernel.architecture(),
            'p', kernel.architecture(),
            'i', kernel.architecture(),
            'o', "GNU/Linux");
    for (char letter : "snrvmpio".toCharArray()) {
      // Debian's `uname -a` leaves the two kinds of hardware out that it does not know.
      boolean partOfAll = all && "pi".indexOf(letter) < 0;
      if (options.has(letter) || partOfAll || (none && letter == 's')) {
        said.add(fields.get(letter));
      }
    }
    return say(call, String.join(" ", said));
  }

  private static int env(Call call) throws InterruptedException {
    Options options =
        Options.upToFirstWord(call, "iu:0", "ignore-environment=i", "unset=u", "null=0");
    var environment = new HashMap<>(options.has('i') ? Map.of() : call.launch().environment());
    options.values('u').forEach(environment::remove);
    List<String> words = options.words();
    int at = 0;
    while (at < words.size() && words.get(at).indexOf('=') > 0) {
      int equals = words.get(at).indexOf('=');
      environment.put(words.get(at).substring(0, equals), words.get(at).substring(equals + 1));
      at++;
    }
    if (at == words.size()) {
      environment.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(each -> call.out().println(each.getKey() + "=" + each.getValue()));
      return 0;
    }
    return call.become(call.launch().calling(words.subList(at, words.size())).in(environment));
  }

  private static int printenv(Call call) {
    List<String> words = Options.of(call, "").words();
    Map<String, String> environment = call.launch().environment();
    if (words.isEmpty()) {
      environment.forEach((name, value) -> call.out().println(name + "=" + value));
      return 0;
    }
    int status = 0;
    for (String word : words) {
      if (environment.containsKey(word)) {
        call.out().println(environment.get(word));
      } else {
        status = 1;
      }
    }
    return status;
  }

  private static int kill(Call call) {
    var words = new ArrayList<>(call.arguments());
    Optional<Signal> signal = Optional.of(Signal.TERM);
    boolean look = false;
    if (!words.isEmpty() && words.getFirst().startsWith("-") && !words.getFirst().equals("--")) {
      String option = words.removeFirst();
      String name =
          option.equals("-s") && !words.isEmpty() ? words.removeFirst() : option.substring(1);
      look = name.equals("0");
      signal = Signal.of(name);
    }
    words.remove("--");
    if (signal.isEmpty() && !look) {
      throw new NotModelledException();
    }
    if (words.isEmpty()) {
      throw new UsageException(1, "usage: kill [-s signal] pid ...");
    }
    int status = 0;
    for (String word : words) {
      if (!word.matches("\\d{1,9}")) {
        throw new NotModelledException();
      }
      var process = call.machine().processes().find(Integer.parseInt(word));
      if (process.isEmpty()) {
        status = call.fail(1, "(" + word + ") - No such process");
      } else if (!call.user().equals("root") && !call.user().equals(process.get().user())) {
        status = call.fail(1, "(" + word + ") - Operation not permitted");
      } else if (!look) {
        process.get().send(signal.orElseThrow());
      }
    }
    return status;
  }

  /// Runs what follows: nothing here has a terminal that could hang up.
  private static int wrap(Call call) throws InterruptedException {
    return call.become(call.launch().calling(Options.upToFirstWord(call, "").words(1)));
  }

  private static int which(Call call) {
    int status = 0;
    for (String word : Options.of(call, "a").words(1)) {
      Optional<String> path =
          call.machine().launcher().whereIs(call.launch().calling(List.of(word)));
      path.ifPresent(call.out()::println);
      status = path.isPresent() ? status : 1;
    }
    return status;
  }
}
