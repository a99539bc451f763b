package futago.simulator.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A user of a machine, from its `/etc/passwd` and `/etc/group`. Root is there even without them.
///
/// @param user the name
/// @param uid the number
/// @param gid the number of the user's own group
/// @param home the home directory
/// @param shell the login shell
public record Account(String user, int uid, int gid, String home, String shell) {
  private static final Account ROOT = new Account("root", 0, 0, "/root", "/bin/sh");

  /// The user of a name; one who is not in `/etc/passwd` is nobody.
  public static Account of(Machine machine, String user) {
    return find(machine, user).orElse(new Account(user, 65534, 65534, "/", "/bin/sh"));
  }

  /// The user of a name.
  public static Optional<Account> find(Machine machine, String user) {
    return lines(machine, "/etc/passwd")
        .filter(fields -> fields.size() >= 7 && fields.getFirst().equals(user))
        .map(
            fields ->
                new Account(
                    user,
                    Integer.parseInt(fields.get(2)),
                    Integer.parseInt(fields.get(3)),
                    fields.get(5),
                    fields.get(6)))
        .findFirst()
        .or(() -> user.equals("root") ? Optional.of(ROOT) : Optional.empty());
  }

  /// The name of the user of a number.
  public static Optional<String> nameOf(Machine machine, int uid) {
    return name(machine, "/etc/passwd", uid).or(() -> rootIf(uid));
  }

  /// The name of the group of a number.
  public static Optional<String> groupOf(Machine machine, int gid) {
    return name(machine, "/etc/group", gid).or(() -> rootIf(gid));
  }

  /// The number of the group of a name.
  public static Optional<Integer> gidOf(Machine machine, String group) {
    return lines(machine, "/etc/group")
        .filter(fields -> fields.size() >= 3 && fields.getFirst().equals(group))
        .map(fields -> Integer.valueOf(fields.get(2)))
        .findFirst()
        .or(() -> group.equals("root") ? Optional.of(0) : Optional.empty());
  }

  /// The name of the user's own group.
  public String group(Machine machine) {
    return groupOf(machine, gid).orElse(Integer.toString(gid));
  }

  /// All groups of a user, the user's own first.
  public List<String> groups(Machine machine) {
    return Stream.concat(
            Stream.of(group(machine)),
            lines(machine, "/etc/group")
                .filter(fields -> fields.size() >= 4)
                .filter(fields -> Arrays.asList(fields.get(3).split(",")).contains(user))
                .map(List::getFirst))
        .distinct()
        .toList();
  }

  private static Optional<String> rootIf(int number) {
    return number == 0 ? Optional.of("root") : Optional.empty();
  }

  private static Optional<String> name(Machine machine, String file, int number) {
    return lines(machine, file)
        .filter(fields -> fields.size() >= 3 && fields.get(2).equals(Integer.toString(number)))
        .map(List::getFirst)
        .findFirst();
  }

  private static Stream<List<String>> lines(Machine machine, String file) {
    return machine.files().text(file).orElse("").lines().map(line -> List.of(line.split(":", -1)));
  }
}
