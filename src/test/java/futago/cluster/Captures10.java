package futago.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a real Pacemaker 1.0.13 printed, screen by screen; the README beside the files says what is
/// what.
final class Captures10 {
  static final Path DIRECTORY = Path.of("src/test/resources/cluster/pacemaker-1.0.13");

  /// What comes between `sequence-` and `.txt`.
  static final List<String> SEQUENCES =
      List.of(
          "cold-start-alone",
          "link-cut-alice",
          "link-returns-alice",
          "load-and-start",
          "peer-returns-or-fails",
          "power-off",
          "promotion-fails",
          "standby-and-online");

  private static final Pattern SCREEN =
      Pattern.compile("(?ms)^--- at (\\S+?)\\.\\d+\\R(.*?)^## rc=(\\d+)$");

  private Captures10() {}

  /// One screen of a sequence.
  ///
  /// @param time when it was first seen, to the second
  /// @param text what was printed
  /// @param status the exit status
  record Screen(String time, String text, int status) {}

  static String text(String file) {
    try {
      return Files.readString(DIRECTORY.resolve(file + ".txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The screens of `sequence-NAME.txt`.
  static List<Screen> sequence(String name) {
    var screens = new ArrayList<Screen>();
    Matcher screen = SCREEN.matcher(text("sequence-" + name));
    while (screen.find()) {
      screens.add(new Screen(screen.group(1), screen.group(2), Integer.parseInt(screen.group(3))));
    }
    return screens;
  }

  /// The screen of a sequence that was there at that time.
  static String screen(String sequence, String time) {
    return sequence(sequence).stream()
        .filter(screen -> screen.time().equals(time))
        .reduce((_, last) -> last)
        .orElseThrow(() -> new AssertionError("no screen at " + time))
        .text();
  }

  /// The part of a transcript from one text up to another.
  static String part(String file, String from, String to) {
    String text = text(file);
    int start = text.indexOf(from);
    int end = to.isEmpty() ? text.length() : text.indexOf(to, start + from.length());
    if (start < 0 || end < 0) {
      throw new AssertionError("no such part of " + file);
    }
    return text.substring(start, end);
  }

  /// Every whole screen of `crm_mon -1 -r` that was captured, by where it is from.
  static List<String> screens() {
    var screens = new ArrayList<String>();
    for (String file :
        List.of(
            "s1-both-online",
            "s2-standby-bob",
            "s4-offline-bob",
            "s5-failed-monitor",
            "s6-threshold",
            "s7-stop-failed-blocked",
            "s10-promote-failed")) {
      screens.add(text(file));
    }
    for (String sequence : SEQUENCES) {
      sequence(sequence).stream()
          .filter(screen -> screen.status() == 0)
          .forEach(screen -> screens.add(screen.text()));
    }
    return screens;
  }

  /// A whole answer to the question that the reader asks.
  static String answer(String screen) {
    return screen.stripTrailing() + "\n" + CrmMonText.END;
  }

  static PacemakerView view(String screen) throws UnreadableException {
    return view(screen, ConfiguredResources.NONE);
  }

  static PacemakerView view(String screen, ConfiguredResources configured)
      throws UnreadableException {
    return CrmMonText.parse("alice", answer(screen), configured).orElseThrow();
  }
}
