package futago.app;

import futago.cli.Screen;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// The terminal that this process was started from. Java cannot tell its size; stty(1) can.
final class TerminalScreen implements Screen {
  private static final int USUAL_COLUMNS = 80;
  private static final Duration GOOD_FOR = Duration.ofSeconds(3);

  private int columns = USUAL_COLUMNS;
  private long askedAt;
  private boolean asked;

  @Override
  public synchronized int columns() {
    long now = System.nanoTime();
    if (!asked || now - askedAt > GOOD_FOR.toNanos()) {
      columns = ask();
      asked = true;
      askedAt = now;
    }
    return columns;
  }

  private static int ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        if (!stty.waitFor(1, TimeUnit.SECONDS)) {
          return USUAL_COLUMNS;
        }
        String size =
            new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        int columns = Integer.parseInt(size.substring(size.indexOf(' ') + 1));
        return columns > 0 ? columns : USUAL_COLUMNS;
      } finally {
        stty.destroy();
      }
    } catch (IOException | NumberFormatException e) {
      return USUAL_COLUMNS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL_COLUMNS;
    }
  }
}
