package futago.command;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/// A password or key. It prints as a mask wherever it is printed by accident; the only way to the
/// value is {@link #reveal()}, which the SSH edge calls when it writes to a remote standard input.
public final class Secret {
  /// What stands in for a secret on slides, in scripts, journals and reports.
  public static final String MASK = "********";

  private final byte[] value;

  private Secret(byte[] value) {
    this.value = value;
  }

  /// A secret that a person typed.
  public static Secret of(String value) {
    return new Secret(value.getBytes(StandardCharsets.UTF_8));
  }

  /// A secret of the given bytes, which are copied.
  public static Secret of(byte[] value) {
    return new Secret(value.clone());
  }

  /// A fresh random key of the given number of bytes.
  public static Secret random(int bytes) {
    byte[] value = new byte[bytes];
    new SecureRandom().nextBytes(value);
    return new Secret(value);
  }

  /// The value itself, as a copy. Never put it into an argv, an environment, a log or a message.
  public byte[] reveal() {
    return value.clone();
  }

  /// Whether there is nothing in it.
  public boolean isEmpty() {
    return value.length == 0;
  }

  /// Whether a program that reads one line reads all of it: it has no line break, and no NUL.
  public boolean isOneLine() {
    for (byte each : value) {
      if (each == '\n' || each == '\r' || each == 0) {
        return false;
      }
    }
    return true;
  }

  /// Its length in bytes.
  public int length() {
    return value.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && Arrays.equals(value, secret.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return MASK;
  }
}
