package futago.simulator.tool;

import futago.simulator.machine.Account;
import futago.simulator.machine.Call;
import futago.simulator.machine.Launch;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Passwords;
import futago.simulator.machine.Tool;
import futago.simulator.machine.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `id`, `whoami`, `su`, `sudo`, `getent`.
final class UserTools {
  private static final String SECURE_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private UserTools() {}

  static Map<String, Tool> all() {
    return Map.of(
        "id", UserTools::id,
        "whoami", UserTools::whoami,
        "su", UserTools::su,
        "sudo", UserTools::sudo,
        "getent", UserTools::getent);
  }

  private static int whoami(Call call) {
    Options.of(call, "");
    call.out().println(call.user());
    return 0;
  }

  private static int id(Call call) {
    Options options = Options.of(call, "ungGr", "user=u", "name=n", "group=g", "groups=G");
    String user = options.words().isEmpty() ? call.user() : options.words().getFirst();
    Optional<Account> found = Account.find(call.machine(), user);
    if (found.isEmpty() && !options.words().isEmpty()) {
      return call.fail(1, "'" + user + "': no such user");
    }
    Account account = found.orElseGet(() -> Account.of(call.machine(), user));
    boolean names = options.has('n');
    if (options.has('u')) {
      call.out().println(names ? account.user() : account.uid());
    } else if (options.has('g')) {
      call.out().println(names ? account.group(call.machine()) : account.gid());
    } else if (options.has('G')) {
      call.out()
          .println(
              String.join(
                  " ",
                  account.groups(call.machine()).stream()
                      .map(group -> names ? group : Integer.toString(gid(call, group, account)))
                      .toList()));
    } else {
      List<String> groups =
          account.groups(call.machine()).stream()
              .map(group -> gid(call, group, account) + "(" + group + ")")
              .toList();
      call.out()
          .println(
              "uid=%d(%s) gid=%d(%s) groups=%s"
                  .formatted(
                      account.uid(),
                      account.user(),
                      account.gid(),
                      account.group(call.machine()),
                      String.join(",", groups)));
    }
    return 0;
  }

  private static int gid(Call call, String group, Account account) {
    return Account.gidOf(call.machine(), group).orElse(account.gid());
  }

  private static int su(Call call) throws InterruptedException {
    var words = new ArrayList<String>();
    boolean login = false;
    Optional<String> shell = Optional.empty();
    Optional<String> command = Optional.empty();
    List<String> arguments = call.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      boolean hasNext = i + 1 < arguments.size();
      switch (word) {
        case "-", "-l", "--login" -> login = true;
        case "-s", "--shell" -> {
          if (!hasNext) {
            throw new UsageException(1, "option requires an argument -- 's'");
          }
          shell = Optional.of(arguments.get(++i));
        }
        case "-c", "--command" -> {
          if (!hasNext) {
            throw new UsageException(1, "option requires an argument -- 'c'");
          }
          command = Optional.of(arguments.get(++i));
        }
        default -> {
          if (word.startsWith("-")) {
            throw new NotModelledException();
          }
          words.add(word);
        }
      }
    }
    String user = words.isEmpty() ? "root" : words.getFirst();
    Optional<Account> account = Account.find(call.machine(), user);
    if (account.isEmpty()) {
      return call.fail(1, "user " + user + " does not exist");
    }
    if (!call.user().equals("root") && !call.user().equals(user)) {
      return call.fail(1, "Authentication failure");
    }
    String with = shell.orElse(account.get().shell());
    if (with.endsWith("/nologin") || with.endsWith("/false")) {
      call.out().println("This account is currently not available.");
      return 1;
    }
    var argv = new ArrayList<>(List.of(with));
    command.ifPresent(said -> argv.addAll(List.of("-c", said)));
    argv.addAll(words.isEmpty() ? words : words.subList(1, words.size()));
    return call.exec(surroundings(call, account.get(), login, with).calling(argv));
  }

  private static Launch surroundings(Call call, Account account, boolean login, String shell) {
    Launch launch = call.launch().as(account.user());
    if (!login) {
      return launch.with("HOME", account.home()).with("SHELL", shell);
    }
    boolean isHome = new Disk(call).isDirectory(account.home());
    return call.machine()
        .launcher()
        .login(account.user(), launch.argv(), launch.descriptors())
        .with("SHELL", shell)
        .at(isHome ? account.home() : call.directory());
  }

  private static int sudo(Call call) throws IOException, InterruptedException {
    Options options = Options.upToFirstWord(call, "nSkp:u:HEiv");
    if (options.has('E') || options.has('i') || options.has('v')) {
      throw new NotModelledException();
    }
    if (options.words().isEmpty()) {
      return options.has('k')
          ? 0
          : call.fail(1, "usage: sudo [-Snk] [-p prompt] [-u user] command");
    }
    String target = options.value('u').orElse("root");
    if (!call.user().equals("root")) {
      Optional<Boolean> free = mayFreely(call);
      if (free.isEmpty()) {
        call.err().println(call.user() + " is not in the sudoers file.");
        return 1;
      }
      if (!free.get()) {
        if (options.has('n') || !options.has('S')) {
          return call.fail(
              1,
              options.has('n')
                  ? "a password is required"
                  : "a terminal is required to read the password; either use the -S option to read"
                      + " from standard input or configure an askpass helper");
        }
        call.err().print(options.value('p').orElse("[sudo] password for " + call.user() + ": "));
        if (!call.machine().part(Passwords.class).matches(call.user(), password(call))) {
          call.err().println("Sorry, try again.");
          call.fail(1, "no password was provided");
          return call.fail(1, "1 incorrect password attempt");
        }
      }
    }
    Account account = Account.of(call.machine(), target);
    var environment = new HashMap<String, String>();
    call.launch()
        .environment()
        .forEach(
            (name, value) -> {
              if (name.equals("LANG") || name.startsWith("LC_") || name.equals("TERM")) {
                environment.put(name, value);
              }
            });
    environment.putAll(
        Map.of(
            "PATH",
            SECURE_PATH,
            "HOME",
            account.home(),
            "USER",
            target,
            "LOGNAME",
            target,
            "SHELL",
            account.shell(),
            "SUDO_USER",
            call.user()));
    List<String> argv = options.words();
    if (call.machine().launcher().find(call.launch().calling(argv)).isEmpty()) {
      call.machine().noteMissing(argv);
      return call.fail(1, argv.getFirst() + ": command not found");
    }
    return call.exec(call.launch().as(target).calling(argv).in(environment));
  }

  /// The line with the password: byte by byte, for what follows is for the command.
  private static String password(Call call) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = call.in().read(); c >= 0 && c != '\n'; c = call.in().read()) {
      line.write(c);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /// What `/etc/sudoers` and the files beside it say of the user.
  ///
  /// @return whether without a password; nothing if not at all
  private static Optional<Boolean> mayFreely(Call call) throws IOException {
    var files = call.machine().files();
    var text = new StringBuilder(files.text("/etc/sudoers").orElse(""));
    if (files.exists("/etc/sudoers.d")) {
      for (String name : files.list("/etc/sudoers.d")) {
        text.append('\n').append(files.text("/etc/sudoers.d/" + name).orElse(""));
      }
    }
    List<String> groups = Account.of(call.machine(), call.user()).groups(call.machine());
    Optional<Boolean> free = Optional.empty();
    for (String line : text.toString().lines().toList()) {
      String who = line.strip().split("\\s", 2)[0];
      boolean applies =
          who.equals(call.user()) || (who.startsWith("%") && groups.contains(who.substring(1)));
      if (applies) {
        free = Optional.of(line.contains("NOPASSWD:"));
      }
    }
    return free;
  }

  private static int getent(Call call) {
    List<String> words = Options.of(call, "").words(1);
    String file =
        switch (words.getFirst()) {
          case "passwd" -> "/etc/passwd";
          case "group" -> "/etc/group";
          case "hosts", "ahostsv4" -> "/etc/hosts";
          default -> throw new NotModelledException();
        };
    boolean hosts = file.equals("/etc/hosts");
    boolean any = false;
    for (String line : call.machine().files().text(file).orElse("").lines().toList()) {
      String plain = line.replaceFirst("#.*", "").strip();
      List<String> names = List.of(plain.split(hosts ? "\\s+" : ":", -1));
      boolean wanted =
          !plain.isEmpty()
              && (words.size() == 1
                  || (hosts
                      ? names.contains(words.get(1))
                      : names.getFirst().equals(words.get(1))
                          || (names.size() > 2 && names.get(2).equals(words.get(1)))));
      if (wanted) {
        any = true;
        call.out()
            .println(
                hosts
                    ? "%-15s %s"
                        .formatted(
                            names.getFirst(), String.join(" ", names.subList(1, names.size())))
                    : plain);
      }
    }
    return any ? 0 : 2;
  }
}
