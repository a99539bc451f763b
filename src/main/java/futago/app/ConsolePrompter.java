package futago.app;

import futago.cli.Prompter;
import futago.command.Secret;
import java.io.Console;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Asks on the terminal that this process was started from.
record ConsolePrompter(Console console) implements Prompter {
  @Override
  public Optional<Secret> secret(String question) {
    return Optional.ofNullable(console.readPassword("%s", question)).map(ConsolePrompter::secret);
  }

  /// Leaves no copy in memory but the secret's own.
  private static Secret secret(char[] typed) {
    byte[] space = new byte[typed.length * 4];
    ByteBuffer encoded = ByteBuffer.wrap(space);
    StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(typed), encoded, true);
    byte[] bytes = Arrays.copyOf(space, encoded.position());
    Secret secret = Secret.of(bytes);
    Arrays.fill(typed, '\0');
    Arrays.fill(space, (byte) 0);
    Arrays.fill(bytes, (byte) 0);
    return secret;
  }

  @Override
  public Optional<String> line(String question) {
    return Optional.ofNullable(console.readLine("%s", question));
  }
}
