package futago.simulator.machine;

import java.util.Arrays;
import java.util.Optional;

/// A signal, with the number that Linux gives it.
public enum Signal {
  HUP(1),
  INT(2),
  QUIT(3),
  KILL(9),
  USR1(10),
  USR2(12),
  PIPE(13),
  ALRM(14),
  TERM(15);

  private final int number;

  Signal(int number) {
    this.number = number;
  }

  /// Its number.
  public int number() {
    return number;
  }

  /// The exit status that a shell gives a program that it ended.
  public int status() {
    return 128 + number;
  }

  /// The signal of a name, with or without `SIG`, or of a number.
  public static Optional<Signal> of(String nameOrNumber) {
    String name = nameOrNumber.startsWith("SIG") ? nameOrNumber.substring(3) : nameOrNumber;
    return Arrays.stream(values())
        .filter(
            each -> each.name().equals(name) || Integer.toString(each.number).equals(nameOrNumber))
        .findFirst();
  }
}
