package futago.build;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The house: which room may use which. The table in README says the same.
class ArchitectureTest {
  private static final Map<String, List<String>> ROOMS = rooms();

  private static Map<String, List<String>> rooms() {
    var rooms = new LinkedHashMap<String, List<String>>();
    rooms.put("text", List.of());
    rooms.put("spec", List.of("text"));
    rooms.put("command", List.of("text"));
    rooms.put("remote", List.of("text", "command"));
    rooms.put("remote.ssh", List.of("text", "command", "remote", "spec"));
    rooms.put("platform", List.of("text", "command", "remote", "spec"));
    rooms.put("engine", List.of("text", "spec", "command", "remote", "platform"));
    rooms.put("stage", List.of("text", "engine", "command", "remote", "spec", "platform"));
    rooms.put("cluster", List.of("text", "spec", "command", "remote", "platform"));
    rooms.put("cluster.probe", List.of("spec", "command", "remote"));
    rooms.put(
        "cluster.drill",
        List.of("cluster", "cluster.probe", "text", "spec", "command", "remote", "platform"));
    rooms.put("simulator.machine", List.of("text", "spec", "command"));
    rooms.put("simulator.host", List.of("simulator.machine"));
    rooms.put("simulator.drbd", List.of("simulator.machine"));
    rooms.put("simulator.membership", List.of("simulator.machine"));
    rooms.put(
        "simulator.pacemaker",
        List.of("simulator.machine", "simulator.drbd", "simulator.membership"));
    rooms.put("simulator.shell", List.of("simulator.machine"));
    rooms.put("simulator.tool", List.of("simulator.machine", "simulator.shell"));
    rooms.put("simulator.ssh", List.of("simulator.machine"));
    rooms.put(
        "simulator",
        List.of(
            "text",
            "spec",
            "command",
            "simulator.machine",
            "simulator.host",
            "simulator.drbd",
            "simulator.membership",
            "simulator.pacemaker",
            "simulator.shell",
            "simulator.tool",
            "simulator.ssh"));
    rooms.put("slide", List.of("text", "engine", "command", "spec"));
    rooms.put(
        "report",
        List.of(
            "slide",
            "engine",
            "cluster",
            "cluster.drill",
            "platform",
            "remote",
            "command",
            "spec",
            "text"));
    rooms.put("lab", List.of("text", "spec"));
    rooms.put(
        "site",
        List.of(
            "text",
            "engine",
            "stage",
            "spec",
            "command",
            "remote",
            "remote.ssh",
            "platform",
            "cluster",
            "cluster.probe",
            "cluster.drill",
            "simulator"));
    rooms.put("cli.progress", List.of("text", "engine", "slide", "spec", "command", "remote"));
    rooms.put(
        "cli",
        List.of(
            "cli.progress",
            "site",
            "text",
            "engine",
            "stage",
            "slide",
            "cluster",
            "cluster.drill",
            "cluster.probe",
            "report",
            "simulator",
            "lab",
            "spec",
            "command",
            "remote",
            "remote.ssh",
            "platform"));
    rooms.put("ui.look", List.of("text", "slide"));
    rooms.put("ui.ask", List.of("ui.look", "text", "command", "remote.ssh"));
    rooms.put("ui.step", List.of("ui.look", "text", "engine", "slide", "spec", "command"));
    rooms.put(
        "ui.run",
        List.of("ui.look", "text", "engine", "slide", "spec", "command", "remote", "site"));
    rooms.put("ui.stage", List.of("ui.look", "ui.run", "ui.step", "text", "engine", "slide"));
    rooms.put(
        "ui.work",
        List.of("ui.look", "ui.run", "ui.stage", "ui.step", "text", "engine", "slide", "spec"));
    rooms.put("ui.probe", List.of("ui.look", "cluster.probe", "text"));
    rooms.put(
        "ui.cluster",
        List.of(
            "ui.look",
            "ui.step",
            "ui.probe",
            "text",
            "cluster",
            "platform",
            "spec",
            "command",
            "slide"));
    rooms.put(
        "ui.drill",
        List.of(
            "ui.look", "ui.probe", "cluster.drill", "cluster", "cluster.probe", "slide", "text"));
    rooms.put("ui.connect", List.of("ui.look", "text", "spec", "site", "remote", "slide"));
    rooms.put("ui.welcome", List.of("ui.look", "text"));
    rooms.put(
        "ui.frame",
        List.of(
            "ui.look",
            "ui.ask",
            "ui.run",
            "ui.work",
            "ui.welcome",
            "ui.cluster",
            "ui.probe",
            "ui.drill",
            "ui.connect",
            "cluster",
            "cluster.probe",
            "cluster.drill",
            "report",
            "simulator",
            "site",
            "text",
            "engine",
            "stage",
            "slide",
            "spec",
            "command",
            "remote",
            "platform",
            "remote.ssh"));
    return rooms;
  }

  private final JavaClasses house =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("futago");

  @Test
  void everyRoomUsesOnlyWhatItsRowNames() {
    ROOMS.forEach(
        (room, mayUse) -> {
          String[] allowed =
              Stream.concat(
                      Stream.of(packagesOf(room)),
                      mayUse.stream().flatMap(r -> Stream.of(packagesOf(r))))
                  .toArray(String[]::new);
          noClasses()
              .that(resideInAnyPackage(packagesOf(room)))
              .should()
              .dependOnClassesThat(
                  resideInAPackage("futago..").and(not(resideInAnyPackage(allowed))))
              .allowEmptyShould(true)
              .because("room " + room + " may use only " + mayUse)
              .check(house);
        });
  }

  @Test
  void noStageUsesAnother() {
    for (String stage :
        List.of(
            "install", "ossettings", "messaging", "drbd", "postgresql", "pacemaker", "verify")) {
      classes()
          .that(resideInAPackage("futago.stage." + stage))
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage("futago.stage.*"))
                  .or(resideInAPackage("futago.stage." + stage))
                  .and(alwaysTrue()))
          .allowEmptyShould(true)
          .check(house);
    }
  }

  @Test
  void noViewModelKnowsANode() {
    noClasses()
        .that(resideInAPackage("futago.ui..").and(simpleNameEndingWith("Model")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("javafx.scene..", "javafx.stage.."))
        .because("view models are tested without a window")
        .check(house);
  }

  @Test
  void everyPackageSaysItsPurpose() throws Exception {
    try (var directories = Files.walk(Path.of("src/main/java/futago"))) {
      List<Path> silent =
          directories
              .filter(Files::isDirectory)
              .filter(ArchitectureTest::holdsSources)
              .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  private static boolean holdsSources(Path directory) {
    try (var files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String[] packagesOf(String room) {
    // `remote` is the port alone; its SSH implementation is a room of its own, as are the stages'
    // parts.
    return switch (room) {
      case "stage", "simulator.host", "simulator.pacemaker" ->
          new String[] {"futago." + room + ".."};
      default -> new String[] {"futago." + room};
    };
  }
}
