package futago.engine;

import futago.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What to do about a command that failed, told from what it printed. The first entry that matches
/// counts, so that what lies at the root comes before what follows from it.
final class Diagnosis {
  private record Sign(String name, Pattern pattern) {}

  private static final List<Sign> SIGNS =
      List.of(
          sign("disk-full", "No space left on device|You don't have enough free space"),
          sign("peer-name", "^the name of a node is not found: "),
          sign("packets", "^packets of \\d+ bytes do not arrive"),
          sign("port-blocked", "^the port is blocked on the way: "),
          sign("kept-away", "\"cli-(?:ban|standby)-"),
          sign("quota", "Disk quota exceeded"),
          sign("read-only", "Read-only file system"),
          sign("memory", "Cannot allocate memory|Out of memory|oom-kill"),
          sign(
              "package-lock",
              "Could not get lock|Unable to acquire the dpkg (?:frontend )?lock|Unable to lock"
                  + " (?:the administration )?directory|is another process using it"
                  + "|is held by process \\d+"),
          sign("dpkg-interrupted", "dpkg was interrupted"),
          sign(
              "name-resolution",
              "Temporary failure (?:in name resolution|resolving)|Could(?: not|n't) resolve"
                  + "|cannot be looked up: "
                  + "|Name or service not known"),
          sign("release-file", "does not have a Release file|Release file .* is not valid yet"),
          sign("signature", "NO_PUBKEY|signatures? couldn't be verified|is not signed"),
          sign(
              "fetch", "Unable to fetch|Failed to fetch|Could not connect to|Connection timed out"),
          sign("no-package", "Unable to locate package|has no installation candidate"),
          sign(
              "yum-repository",
              "Cannot retrieve repository metadata|Cannot find a valid baseurl for repo"
                  + "|No more mirrors to try"),
          sign("yum-package", "No package \\S+ available|Group .* does not exist|Nothing to do"),
          sign("dependencies", "unmet dependencies|held broken packages"),
          sign("sudo", "is not in the sudoers file|sudo: a password is required|may not run sudo"),
          sign(
              "drbd-metadata",
              "meta ?data block already in place|already (?:has|contains?) (?:valid )?meta-?data"
                  + "|Found (?:some|\\S+ filesystem|\\S+ file system|.* superblock)"
                  + "|might destroy existing data"),
          sign(
              "device-held",
              "Device is held open|Device or resource busy|target is busy|is mounted;"
                  + "|apparently in use|already claimed"),
          sign("drbd-module", "Module drbd not found|Could not connect to 'drbd' generic"),
          sign("port-used", "Address already in use|could not bind"),
          sign("refused", "Connection refused"),
          sign("unreachable", "No route to host|Network is unreachable|Host is unreachable"),
          sign("clock", "certificate is not yet valid|certificate has expired"),
          sign("no-service", "Unit \\S+ (?:not found|could not be found|is masked)"),
          sign("user-missing", "invalid (?:user|group)|unknown user|su: user \\S+ does not exist"),
          sign("command-missing", ": (?:command )?not found$"),
          sign("permission", "Permission denied|Operation not permitted"),
          sign("file-missing", "No such file or directory|no such file$"));

  /// What may be over by itself in a minute.
  private static final Set<String> PASSING = Set.of("name-resolution", "fetch", "yum-repository");

  private static final int COMMAND_NOT_FOUND = 127;

  private final Predicate<String> hasText;

  /// @param hasText whether a key is in the text bundles
  Diagnosis(Predicate<String> hasText) {
    this.hasText = hasText;
  }

  /// What to do about a command that ended with that status. What was printed decides; else the
  /// step's own advice, `step.ID.cure`; else a general one.
  Message cure(StepId step, String node, int status, String error, String output) {
    Optional<Message> told =
        byText(node, error)
            .or(
                () ->
                    status == COMMAND_NOT_FOUND
                        ? Optional.of(
                            Message.of("diagnosis.command-missing", node, lastLine(error)))
                        : Optional.empty())
            .or(() -> byText(node, output));
    return told.orElseGet(() -> general(step, node, "diagnosis.other"));
  }

  /// What to do about a condition that did not come about.
  Message cureOfWait(StepId step, String node, String seen) {
    return byText(node, seen).orElseGet(() -> general(step, node, "diagnosis.wait"));
  }

  /// The line that tells that a command failed of something that may pass by itself: what it
  /// fetches from did not answer.
  static Optional<String> passing(String error, String output) {
    return found(error)
        .or(() -> found(output))
        .filter(found -> PASSING.contains(found.sign().name()))
        .map(Found::line);
  }

  /// The line that tells who holds what is waited for.
  static Optional<String> holder(String seen) {
    return found(seen).filter(found -> found.sign().name().equals("package-lock")).map(Found::line);
  }

  private Message general(StepId step, String node, String fallback) {
    String own = "step." + step + ".cure";
    return Message.of(hasText.test(own) ? own : fallback, node, step.value());
  }

  private static Optional<Message> byText(String node, String text) {
    return found(text)
        .map(found -> Message.of("diagnosis." + found.sign().name(), node, found.line()));
  }

  private record Found(Sign sign, String line) {}

  private static Optional<Found> found(String text) {
    for (Sign sign : SIGNS) {
      Optional<String> line =
          text.lines().filter(each -> sign.pattern().matcher(each).find()).findFirst();
      if (line.isPresent()) {
        return Optional.of(new Found(sign, line.get().strip()));
      }
    }
    return Optional.empty();
  }

  private static String lastLine(String text) {
    return text.lines().reduce("", (_, line) -> line).strip();
  }

  private static Sign sign(String name, String pattern) {
    return new Sign(name, Pattern.compile(pattern));
  }

  /// The names of all entries, for the test of the texts.
  static List<String> names() {
    return SIGNS.stream().map(Sign::name).toList();
  }
}
