package futago.simulator.host.system;

import futago.simulator.machine.FileTree;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A rule of rsyslog's, in its old form.
///
/// @param selector the facilities, as `local0.*`, or a text to be contained, as `:drbd`; `&` for
///   the same as the rule before
/// @param file where it goes; empty for nowhere, and then no later rule sees it
record LogRule(String selector, String file) {
  private static final Pattern CONTAINS =
      Pattern.compile(":msg,\\s*contains,\\s*\"([^\"]*)\"\\s+(\\S+)");
  private static final Pattern LINE =
      Pattern.compile("([^\\s#$:&][^\\s]*\\.[^\\s]*|&)\\s+(\\S+).*");
  private static final String INCLUDED = "/etc/rsyslog.d";

  /// The rules of a machine, those of included files where they are included.
  static List<LogRule> read(FileTree files) {
    List<LogRule> rules = new ArrayList<>();
    try {
      for (String line : files.text("/etc/rsyslog.conf").orElse("").lines().toList()) {
        if (line.startsWith("$IncludeConfig " + INCLUDED) && files.exists(INCLUDED)) {
          for (String name : files.list(INCLUDED)) {
            files.text(INCLUDED + "/" + name).orElse("").lines().forEach(each -> add(rules, each));
          }
        } else {
          add(rules, line);
        }
      }
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
    return rules;
  }

  private static void add(List<LogRule> rules, String line) {
    Matcher contains = CONTAINS.matcher(line);
    Matcher plain = LINE.matcher(line);
    if (contains.matches()) {
      rules.add(new LogRule(":" + contains.group(1), target(contains.group(2))));
    } else if (plain.matches()) {
      rules.add(new LogRule(plain.group(1), target(plain.group(2))));
    }
  }

  /// The file of an action; whatever else there is leads nowhere that anybody looks.
  private static String target(String action) {
    String file = action.startsWith("-") ? action.substring(1) : action;
    return file.startsWith("/") ? file : file.matches("~|stop") ? "" : "/dev/null";
  }

  boolean continues() {
    return selector.equals("&");
  }

  boolean discards() {
    return file.isEmpty();
  }

  /// Whether it is for what somebody says. Everything is said at the level `info`.
  boolean isFor(String facility, String line) {
    if (selector.startsWith(":")) {
      return line.contains(selector.substring(1));
    }
    boolean fits = false;
    for (String part : selector.split(";", -1)) {
      int dot = part.lastIndexOf('.');
      List<String> facilities = Arrays.asList(part.substring(0, dot).split(",", -1));
      if (facilities.contains("*") || facilities.contains(facility)) {
        fits = List.of("*", "info", "debug").contains(part.substring(dot + 1));
      }
    }
    return fits;
  }
}
