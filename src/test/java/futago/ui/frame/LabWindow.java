package futago.ui.frame;

import futago.remote.ssh.SshConnector;
import futago.remote.ssh.SshFiles;
import futago.spec.ClusterSpec;
import futago.spec.SpecReader;
import futago.ui.PngFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The real window against real nodes, inside their network, all the way that a person goes: the
/// form, the test of the connection, the seven stages, the running cluster, a switchover; or
/// drills, from the button to what came of them. Prints what it saw, leaves pictures, and ends with
/// 1 if something was not as it should be.
///
/// Arguments: `build` or, where the cluster is built already, `switchover` or `drills`; the
/// cluster's file; the directory for the pictures; the drills' names. The passwords are in the
/// environment, as for the command line; so is `FUTAGO_KNOWN_HOSTS`.
final class LabWindow {
  private static final Duration BUILD = Duration.ofMinutes(60);
  private static final Duration SOON = Duration.ofMinutes(10);

  private LabWindow() {}

  public static void main(String[] arguments) throws Exception {
    int status = 1;
    try {
      List<String> drills = List.of(arguments).subList(3, arguments.length);
      drive(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]), drills);
      status = 0;
    } catch (AssertionError | Exception e) {
      say("failed: " + e + " at " + List.of(e.getStackTrace()));
    }
    // Halts, for whatever still watches the cluster.
    Runtime.getRuntime().halt(status);
  }

  private static void drive(String mode, Path file, Path pictures, List<String> drills)
      throws Exception {
    var files = SshFiles.ofUser(System.getenv());
    var known = Path.of(System.getenv("FUTAGO_KNOWN_HOSTS"));
    var connector = new SshConnector(files.withKnownHosts(known));
    TestWindow window =
        TestWindow.open(
            new WindowContext(
                System.getenv(),
                Locale.ENGLISH,
                Clock.systemUTC(),
                Files.createTempDirectory("futago-window"),
                connector::connect),
            1280,
            800);
    var journey = new Journey(window, pictures, SOON, BUILD);
    try {
      switch (mode) {
        case "build" -> {
          build(journey, SpecReader.read(file));
          switchOver(journey);
        }
        case "switchover" -> {
          journey.openSaved(file);
          switchOver(journey);
        }
        case "drills" -> {
          journey.openSaved(file);
          drill(journey, drills);
        }
        default -> throw new AssertionError("neither build, switchover nor drills: " + mode);
      }
    } finally {
      PngFile.save(window.snapshot(), pictures.resolve("last.png"));
      say("pictures: " + journey.pictures());
    }
  }

  private static void build(Journey journey, ClusterSpec spec) throws Exception {
    journey.fillIn(spec);
    journey.testConnection();
    journey.toTheSlides();
    long start = System.nanoTime();
    journey.build();
    say("built and verified after %d s".formatted(seconds(start)));
  }

  private static void switchOver(Journey journey) throws Exception {
    long start = System.nanoTime();
    var said = new ArrayList<String>();
    List<String> measured = journey.measured(() -> said.addAll(journey.switchOver()));
    say("measured meanwhile: " + measured);
    say("after %d s the window says: %s".formatted(seconds(start), said));
    if (said.stream().noneMatch(words -> words.startsWith("Switched over."))) {
      throw new AssertionError("not switched over");
    }
  }

  private static void drill(Journey journey, List<String> drills) throws Exception {
    for (String drill : drills) {
      long start = System.nanoTime();
      List<String> said = journey.drill(drill);
      say("%s: after %d s the window says: %s".formatted(drill, seconds(start), said));
      if (said.stream().noneMatch(words -> words.endsWith("As expected."))) {
        throw new AssertionError(drill + " was not as expected");
      }
    }
  }

  private static long seconds(long since) {
    return Duration.ofNanos(System.nanoTime() - since).toSeconds();
  }

  private static void say(String what) {
    System.out.println("[lab window] " + what);
    System.out.flush();
  }
}
