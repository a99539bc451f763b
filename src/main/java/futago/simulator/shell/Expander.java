package futago.simulator.shell;

import futago.simulator.machine.Account;
import futago.simulator.shell.Word.Operator;
import futago.simulator.shell.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Expands words: parameters, substitutions, arithmetic, splitting, path names, quotes.
final class Expander {
  private final Environment environment;
  private final Interpreter interpreter;

  Expander(Environment environment, Interpreter interpreter) {
    this.environment = environment;
    this.interpreter = interpreter;
  }

  /// Words as the arguments that a command gets.
  List<String> fields(List<Word> words) throws InterruptedException {
    var all = new ArrayList<String>();
    var paths = new PathNames(environment);
    for (Word word : words) {
      for (String pattern : split(word)) {
        if (!environment.has('f') && Glob.isPattern(pattern)) {
          List<String> found = paths.matching(pattern);
          if (!found.isEmpty()) {
            all.addAll(found);
            continue;
          }
        }
        all.add(Glob.unquote(pattern));
      }
    }
    return all;
  }

  private List<String> split(Word word) throws InterruptedException {
    if (word.parts().size() == 1 && word.parts().getFirst() instanceof Word.Literal(String text)) {
      return List.of(Glob.isPattern(text) ? text.replace("\\", "\\\\") : Glob.quote(tilde(text)));
    }
    var builder = new FieldBuilder(environment.variables.get("IFS").orElse(" \t\n"));
    expand(word, builder, false);
    return builder.fields();
  }

  /// A word as one text, neither split nor matched with files.
  String text(Word word) throws InterruptedException {
    return Glob.unquote(pattern(word));
  }

  /// A word as a pattern.
  String pattern(Word word) throws InterruptedException {
    if (word.parts().size() == 1 && word.parts().getFirst() instanceof Word.Quoted(String text)) {
      return Glob.quote(text);
    }
    var builder = new FieldBuilder("");
    expand(word, builder, false);
    return String.join(" ", builder.fields());
  }

  private void expand(Word word, FieldBuilder to, boolean splitLiterals)
      throws InterruptedException {
    boolean first = true;
    for (Part part : word.parts()) {
      if (part instanceof Word.Literal(String text)) {
        String home = first ? tilde(text) : text;
        if (splitLiterals) {
          to.split(home);
        } else {
          to.pattern(home);
        }
      } else {
        expand(part, to, false);
      }
      first = false;
    }
  }

  private String tilde(String text) {
    if (!text.startsWith("~")) {
      return text;
    }
    int slash = text.indexOf('/');
    String user = text.substring(1, slash < 0 ? text.length() : slash);
    Optional<String> home =
        user.isEmpty()
            ? environment.variables.get("HOME")
            : Account.find(environment.machine, user).map(Account::home);
    return home.map(path -> path + (slash < 0 ? "" : text.substring(slash))).orElse(text);
  }

  private void expand(Part part, FieldBuilder to, boolean quoted) throws InterruptedException {
    switch (part) {
      case Word.Literal literal -> to.pattern(literal.text());
      case Word.Quoted text -> to.quoted(text.text());
      case Word.DoubleQuoted inner -> {
        if (!isEmptyAll(inner)) {
          to.quoted("");
        }
        for (Part each : inner.parts()) {
          expand(each, to, true);
        }
      }
      case Word.Parameter parameter -> parameter(parameter, to, quoted);
      case Word.Substitution substitution ->
          put(interpreter.substitute(substitution.command()), to, quoted);
      case Word.Arithmetic arithmetic ->
          put(
              Long.toString(
                  new Calculation(text(arithmetic.expression()), environment.variables).value()),
              to,
              quoted);
    }
  }

  /// Whether it is `"$@"`, and there is nothing: then it is no field.
  private boolean isEmptyAll(Word.DoubleQuoted quoted) {
    return environment.positional.isEmpty()
        && quoted.parts().size() == 1
        && quoted.parts().getFirst() instanceof Word.Parameter parameter
        && parameter.name().equals("@")
        && parameter.operator() == Operator.PLAIN;
  }

  private static void put(String text, FieldBuilder to, boolean quoted) {
    if (quoted) {
      to.quoted(text);
    } else {
      to.split(text);
    }
  }

  private void parameter(Word.Parameter parameter, FieldBuilder to, boolean quoted)
      throws InterruptedException {
    String name = parameter.name();
    boolean all = name.equals("@") || name.equals("*");
    Optional<String> value = value(name);
    boolean usable =
        value.isPresent()
            && !(parameter.colon() && value.get().isEmpty())
            && !(all && environment.positional.isEmpty());
    switch (parameter.operator()) {
      case PLAIN -> {
        if (all) {
          all(name, to, quoted);
        } else {
          put(checked(name, value), to, quoted);
        }
      }
      case LENGTH ->
          put(
              Integer.toString(all ? environment.positional.size() : checked(name, value).length()),
              to,
              quoted);
      case DEFAULT -> {
        if (usable) {
          present(name, value.get(), to, quoted);
        } else {
          operand(parameter, to, quoted);
        }
      }
      case ALTERNATIVE -> {
        if (usable) {
          operand(parameter, to, quoted);
        }
      }
      case ASSIGN -> {
        if (!usable) {
          if (!WordReader.isNameStart(name.charAt(0))) {
            throw new ShellException(name + ": bad variable name");
          }
          environment.variables.set(name, text(parameter.operand()));
        }
        put(value(name).orElse(""), to, quoted);
      }
      case ERROR -> {
        if (!usable) {
          String said = text(parameter.operand());
          throw new ShellException(
              name
                  + ": "
                  + (said.isEmpty()
                      ? "parameter not set" + (parameter.colon() ? " or null" : "")
                      : said));
        }
        present(name, value.get(), to, quoted);
      }
      case CUT_SHORTEST_PREFIX, CUT_LONGEST_PREFIX, CUT_SHORTEST_SUFFIX, CUT_LONGEST_SUFFIX ->
          put(
              cut(checked(name, value), pattern(parameter.operand()), parameter.operator()),
              to,
              quoted);
    }
  }

  private void present(String name, String value, FieldBuilder to, boolean quoted) {
    if (name.equals("@") || name.equals("*")) {
      all(name, to, quoted);
    } else {
      put(value, to, quoted);
    }
  }

  private void operand(Word.Parameter parameter, FieldBuilder to, boolean quoted)
      throws InterruptedException {
    if (!quoted) {
      expand(parameter.operand(), to, true);
      return;
    }
    for (Part each : parameter.operand().parts()) {
      expand(each, to, true);
    }
  }

  private void all(String name, FieldBuilder to, boolean quoted) {
    List<String> values = environment.positional;
    if (quoted && name.equals("*")) {
      String separators = environment.variables.get("IFS").orElse(" ");
      to.quoted(String.join(separators.isEmpty() ? "" : separators.substring(0, 1), values));
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        to.finish();
      }
      put(values.get(i), to, quoted);
    }
  }

  private String checked(String name, Optional<String> value) {
    if (value.isEmpty() && environment.has('u')) {
      throw new ShellException(name + ": parameter not set");
    }
    return value.orElse("");
  }

  private Optional<String> value(String name) {
    char c = name.charAt(0);
    if (Character.isDigit(c)) {
      int index = Integer.parseInt(name);
      if (index == 0) {
        return Optional.of(environment.name);
      }
      return index <= environment.positional.size()
          ? Optional.of(environment.positional.get(index - 1))
          : Optional.empty();
    }
    return switch (c) {
      case '@', '*' -> Optional.of(String.join(" ", environment.positional));
      case '#' -> Optional.of(Integer.toString(environment.positional.size()));
      case '?' -> Optional.of(Integer.toString(environment.status));
      case '$' -> Optional.of(Integer.toString(environment.pid));
      case '!' ->
          environment.backgroundPid == 0
              ? Optional.empty()
              : Optional.of(Integer.toString(environment.backgroundPid));
      case '-' ->
          Optional.of(
              environment.options.stream()
                  .sorted()
                  .map(String::valueOf)
                  .collect(Collectors.joining()));
      default -> environment.variables.get(name);
    };
  }

  private static String cut(String value, String pattern, Operator operator) {
    boolean prefix =
        operator == Operator.CUT_SHORTEST_PREFIX || operator == Operator.CUT_LONGEST_PREFIX;
    boolean shortest =
        operator == Operator.CUT_SHORTEST_PREFIX || operator == Operator.CUT_SHORTEST_SUFFIX;
    for (int i = 0; i <= value.length(); i++) {
      int length = shortest ? i : value.length() - i;
      int at = prefix ? length : value.length() - length;
      String piece = prefix ? value.substring(0, at) : value.substring(at);
      if (Glob.matches(pattern, piece)) {
        return prefix ? value.substring(at) : value.substring(0, at);
      }
    }
    return value;
  }
}
