package futago.simulator.host.software;

import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `gpg` without a command: says what keys a file holds, in lines with colons. What it prints is
/// that of a 2.2.40 for ELRepo's key.
final class Gpg {
  private static final List<String> OPTIONS =
      List.of("--batch", "--quiet", "--with-colons", "--with-fingerprint");
  private static final Pattern KEY = Pattern.compile("\\(a simulated key: ([0-9A-F]{40})\\)");

  private Gpg() {}

  /// A file with a key in it.
  static byte[] key(String fingerprint) {
    return "(a simulated key: %s)\n".formatted(fingerprint).getBytes(StandardCharsets.UTF_8);
  }

  static Program program() {
    return call -> {
      List<String> words = call.arguments();
      if (words.size() != OPTIONS.size() + 3
          || !words.getFirst().equals("--homedir")
          || !words.subList(2, words.size() - 1).equals(OPTIONS)) {
        return Machine.notModelled(call);
      }
      Matcher keys =
          KEY.matcher(
              call.machine()
                  .files()
                  .find(call.path(words.getLast()))
                  .filter(FileEntry::isFile)
                  .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                  .orElse(""));
      boolean any = false;
      while (keys.find()) {
        any = true;
        String fingerprint = keys.group(1);
        call.out().println("pub:-:1024:17:%s:1237254052:::-:".formatted(fingerprint.substring(24)));
        call.out().println("fpr:::::::::%s:".formatted(fingerprint));
        call.out().println("uid:::::::::(a simulated key):");
      }
      return any ? 0 : call.fail(2, "no valid OpenPGP data found.");
    };
  }
}
