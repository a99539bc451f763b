package futago.simulator.shell;

import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Permissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What `test` and `[` find out.
public final class TestExpression {
  private static final Set<String> BINARY =
      Set.of(
          "=", "==", "!=", "<", ">", "-eq", "-ne", "-gt", "-ge", "-lt", "-le", "-nt", "-ot", "-ef");
  private static final String UNARY = "bcdefgGhkLnOprsStuwxz";

  private final Machine machine;
  private final String user;
  private final String directory;
  private List<String> words = List.of();
  private int at;

  /// @param user who asks
  /// @param directory the working directory
  public TestExpression(Machine machine, String user, String directory) {
    this.machine = machine;
    this.user = user;
    this.directory = directory;
  }

  /// Whether an expression is true.
  ///
  /// @throws IllegalArgumentException if it is none; the message says why
  public boolean isTrue(List<String> expression) {
    words = expression;
    at = 0;
    return switch (words.size()) {
      case 0 -> false;
      case 1 -> !words.getFirst().isEmpty();
      default -> {
        Optional<Boolean> clear = clear(words);
        if (clear.isPresent()) {
          yield clear.get();
        }
        boolean value = or();
        if (at < words.size()) {
          throw new IllegalArgumentException(words.get(at) + ": unexpected operator");
        }
        yield value;
      }
    };
  }

  /// What POSIX says of two to four words, whatever they look like.
  private Optional<Boolean> clear(List<String> all) {
    String first = all.getFirst();
    if (all.size() == 2) {
      return first.equals("!") ? Optional.of(all.get(1).isEmpty()) : Optional.empty();
    }
    if (all.size() == 3 && BINARY.contains(all.get(1))) {
      return Optional.of(binary(first, all.get(1), all.get(2)));
    }
    if (all.size() == 3 && first.equals("(") && all.get(2).equals(")")) {
      return Optional.of(!all.get(1).isEmpty());
    }
    if (all.size() == 4 && first.equals("!")) {
      return clear(all.subList(1, 4)).map(value -> !value);
    }
    return Optional.empty();
  }

  private boolean or() {
    boolean value = and();
    while (at < words.size() && words.get(at).equals("-o")) {
      at++;
      boolean right = and();
      value = value || right;
    }
    return value;
  }

  private boolean and() {
    boolean value = not();
    while (at < words.size() && words.get(at).equals("-a")) {
      at++;
      boolean right = not();
      value = value && right;
    }
    return value;
  }

  private boolean not() {
    if (at < words.size() && words.get(at).equals("!") && at + 1 < words.size()) {
      at++;
      return !not();
    }
    return primary();
  }

  private boolean primary() {
    if (at >= words.size()) {
      throw new IllegalArgumentException("argument expected");
    }
    String word = words.get(at++);
    if (at + 1 < words.size() && BINARY.contains(words.get(at))) {
      at += 2;
      return binary(word, words.get(at - 2), words.get(at - 1));
    }
    if (word.equals("(")) {
      boolean value = or();
      if (at >= words.size() || !words.get(at++).equals(")")) {
        throw new IllegalArgumentException("closing paren expected");
      }
      return value;
    }
    if (word.length() == 2 && word.charAt(0) == '-' && UNARY.indexOf(word.charAt(1)) >= 0) {
      if (at >= words.size()) {
        throw new IllegalArgumentException(word + ": argument expected");
      }
      return unary(word.charAt(1), words.get(at++));
    }
    return !word.isEmpty();
  }

  private boolean unary(char operator, String word) {
    switch (operator) {
      case 'n' -> {
        return !word.isEmpty();
      }
      case 'z' -> {
        return word.isEmpty();
      }
      case 't' -> {
        return false;
        // Nothing here ever has a terminal.
      }
      default -> {}
    }
    if (word.isEmpty()) {
      return false;
    }
    FileTree files = machine.files();
    String path = path(word);
    if (operator == 'h' || operator == 'L') {
      return files.findLink(path).filter(each -> each.kind() == FileEntry.Kind.LINK).isPresent();
    }
    Optional<FileEntry> entry = files.find(path);
    var permissions = new Permissions(machine, user);
    return entry.isPresent()
        && switch (operator) {
          case 'e' -> true;
          case 'f' -> entry.get().isFile();
          case 'd' -> entry.get().isDirectory();
          case 'b' -> entry.get().kind() == FileEntry.Kind.BLOCK_DEVICE;
          case 'c' -> entry.get().kind() == FileEntry.Kind.CHARACTER_DEVICE;
          case 's' -> entry.get().isDirectory() || entry.get().size() > 0;
          case 'r' -> permissions.allow(path, Permissions.READ);
          case 'w' -> permissions.allow(path, Permissions.WRITE);
          case 'x' -> permissions.allow(path, Permissions.EXECUTE);
          case 'O' -> entry.get().owner().equals(user);
          case 'u' -> (entry.get().mode() & 04000) != 0;
          case 'g' -> (entry.get().mode() & 02000) != 0;
          case 'k' -> (entry.get().mode() & 01000) != 0;
          default -> false; // No such kind of file here: pipes and sockets.
        };
  }

  private String path(String word) {
    return word.startsWith("/") ? word : directory + "/" + word;
  }

  private boolean binary(String left, String operator, String right) {
    return switch (operator) {
      case "=", "==" -> left.equals(right);
      case "!=" -> !left.equals(right);
      case "<" -> left.compareTo(right) < 0;
      case ">" -> left.compareTo(right) > 0;
      case "-eq" -> number(left) == number(right);
      case "-ne" -> number(left) != number(right);
      case "-gt" -> number(left) > number(right);
      case "-ge" -> number(left) >= number(right);
      case "-lt" -> number(left) < number(right);
      case "-le" -> number(left) <= number(right);
      case "-nt" -> time(left).isAfter(time(right));
      case "-ot" -> time(left).isBefore(time(right));
      case "-ef" -> {
        String one = machine.files().real(path(left));
        yield machine.files().exists(one) && one.equals(machine.files().real(path(right)));
      }
      default -> throw new IllegalStateException(operator);
    };
  }

  private Instant time(String word) {
    return machine.files().find(path(word)).map(FileEntry::modified).orElse(Instant.MIN);
  }

  private static long number(String word) {
    try {
      return Long.parseLong(word.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Illegal number: " + word);
    }
  }
}
