package futago.build;

import static org.assertj.core.api.Assertions.assertThat;

import futago.command.Action;
import futago.command.Content;
import futago.command.EditFile;
import futago.command.OnlyIf;
import futago.command.Run;
import futago.command.Secret;
import futago.command.ShellScript;
import futago.command.WaitFor;
import futago.command.WriteFile;
import futago.engine.Plan;
import futago.engine.Step;
import futago.platform.Platforms;
import futago.spec.NodeSpec;
import futago.spec.PlatformName;
import futago.spec.SpecReader;
import futago.stage.PlanInput;
import futago.stage.Plans;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/// Where everything comes from: the libraries of the program, and the packages of the nodes.
class SupplyChainTest {
  private static final Path LIST = Path.of("docs/dependencies.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([^:`]+):([^:`]+)` \\| (\\S+) \\| (.+) \\|");
  private static final Pattern EXACT = Pattern.compile("[0-9]+(\\.[0-9A-Za-z]+)*(-[0-9A-Za-z.]+)?");

  /// What may be shipped together with Apache-2.0.
  private static final Set<String> SHIPPED =
      Set.of(
          "Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "GPL-2.0-with-classpath-exception");

  /// What tests may be run with, besides.
  private static final Set<String> TESTED =
      Set.of("EPL-1.0", "EPL-2.0", "EUPL-1.1", "LGPL-2.1-or-later", "CC0-1.0");

  private record Library(String version, List<String> licences) {}

  private static Map<String, Library> listed(boolean shipped) throws IOException {
    var found = new TreeMap<String, Library>();
    boolean tests = false;
    for (String line : Files.readAllLines(LIST)) {
      tests |= line.startsWith("## Only for the tests");
      var row = ROW.matcher(line);
      if (row.matches() && tests != shipped) {
        found.put(
            row.group(1) + ":" + row.group(2),
            new Library(row.group(3), List.of(row.group(4).split(" or ", -1))));
      }
    }
    return found;
  }

  @Test
  void everyVersionIsExact() throws Exception {
    Element pom =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new File("pom.xml"))
            .getDocumentElement();
    var properties = new LinkedHashMap<String, String>();
    each(pom, "properties")
        .forEach(
            all ->
                children(all)
                    .forEach(
                        one -> properties.put(one.getTagName(), one.getTextContent().strip())));
    int versions = 0;
    for (String kind : List.of("dependency", "artifactItem", "path", "plugin")) {
      for (Element one : each(pom, kind)) {
        String name = text(one, "artifactId");
        String version = text(one, "version");
        if (version.isEmpty()) {
          // Managed: said above, or by a bill of materials that is listed there itself.
          continue;
        }
        String real =
            version.startsWith("${")
                ? properties.get(version.substring(2, version.length() - 1))
                : version;
        assertThat(real).as(name).matches(EXACT).doesNotContain("SNAPSHOT");
        versions++;
      }
    }
    assertThat(versions).isGreaterThan(25);
    var pinned = new TreeSet<String>();
    var used = new TreeSet<String>();
    for (Element plugin : each(pom, "plugin")) {
      used.add(text(plugin, "artifactId"));
      if (!text(plugin, "version").isEmpty()) {
        pinned.add(text(plugin, "artifactId"));
      }
    }
    assertThat(pinned).isEqualTo(used).contains("maven-clean-plugin", "cyclonedx-maven-plugin");
  }

  private static List<Element> each(Element within, String name) {
    var nodes = within.getElementsByTagName(name);
    var found = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  private static List<Element> children(Element of) {
    var found = new ArrayList<Element>();
    for (var node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  private static String text(Element of, String name) {
    return children(of).stream()
        .filter(child -> child.getTagName().equals(name))
        .findFirst()
        .map(child -> child.getTextContent().strip())
        .orElse("");
  }

  /// The platform's own files of JavaFX are another version where there is no display.
  @Test
  void theListIsWhatIsOnTheClassPath() throws IOException {
    var real = new TreeMap<String, String>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var jar = Pattern.compile(".*/([^/]+)/([^/]+)/\\1-\\2(-[a-z0-9]+)?\\.jar").matcher(entry);
      if (jar.matches() && !jar.group(1).startsWith("javafx-")) {
        real.put(jar.group(1), jar.group(2));
      }
    }
    var listed = new TreeMap<String, String>();
    Stream.of(listed(true), listed(false))
        .forEach(
            part ->
                part.forEach(
                    (name, library) -> {
                      if (!name.startsWith("org.openjfx:")) {
                        listed.put(name.substring(name.indexOf(':') + 1), library.version());
                      }
                    }));
    // Whoever changes a dependency writes the list anew, from `mvn -Pbom package`.
    assertThat(listed).isEqualTo(real);
  }

  @Test
  void everyLicenceIsAllowed() throws IOException {
    assertThat(listed(true)).hasSizeGreaterThan(20);
    listed(true)
        .forEach(
            (name, library) ->
                assertThat(library.licences()).as(name).containsAnyElementsOf(SHIPPED));
    var more = new TreeSet<>(SHIPPED);
    more.addAll(TESTED);
    listed(false)
        .forEach(
            (name, library) -> assertThat(library.licences()).as(name).containsAnyElementsOf(more));
  }

  /// Words by which a package manager or a download stops looking at signatures or certificates.
  private static final Pattern UNSIGNED =
      Pattern.compile(
          "(?i)nogpgcheck|gpgcheck *="
              + " *0|--nosignature|--nodigest|--no-check-sig|allow-unauthenticated|AllowInsecure|AllowUnauthenticated|AllowWeak|trusted"
              + " *[=:] *yes|\\[trusted|check-valid-until|--no-check-certificate|curl[^\\n"
              + "]* (-k|--insecure)|sslverify *= *(0|false)|apt-key|(curl|wget)[^\\n"
              + "]*\\| *(ba)?sh|force-yes|force-bad");

  @ParameterizedTest
  @ValueSource(strings = {"9.3", "13", "14", "15", "16", "17", "18"})
  void packagesComeSigned(String version) throws Exception {
    boolean talk = version.equals("9.3");
    PlatformName platform = talk ? PlatformName.EL6_HEARTBEAT : PlatformName.DEBIAN_COROSYNC;
    String sum = "0123456789abcdef".repeat(4);
    String url = "{\"url\": \"http://mirror.example/%s\", \"sha256\": \"" + sum + "\"}";
    String sources =
        ", \"sources\": {\"pgdg\": %s, \"elrepo\": %s, \"elrepoKey\": %s, \"linuxHa\": %s}"
            .formatted(
                url.formatted("pgdg.rpm"),
                url.formatted("elrepo.repo"),
                url.formatted("key"),
                url.formatted("x.repo.tar.gz"));
    String json =
        Files.readString(Path.of("src/test/resources/spec/talk.json"))
            .strip()
            .replace("\"version\": \"9.3\"", "\"version\": \"" + version + "\"");
    for (String more : talk ? List.of("", sources) : List.of("")) {
      var spec = SpecReader.parse(json.substring(0, json.length() - 1) + more + "}");
      var input =
          new PlanInput(
              spec,
              spec.act(),
              Platforms.planned(platform, spec),
              PlanInput.Secrets.fresh(Secret.of("canary-password")));
      var all = new ArrayList<String>();
      for (Plan plan : List.of(Plans.installation(input), Plans.removal(input, true))) {
        for (Step step : plan.steps()) {
          for (NodeSpec node : spec.nodes()) {
            step.actions(node).forEach(action -> collect(action, all));
          }
        }
      }
      assertThat(all).hasSizeGreaterThan(60).noneMatch(text -> UNSIGNED.matcher(text).find());
      assertThat(all.stream().filter(text -> text.contains(sum)).count())
          .isEqualTo(more.isEmpty() ? 0 : 4 * 2 * 2);
    }
  }

  private static void collect(Action action, List<String> all) {
    all.addAll(new ShellScript(message -> message.key()).lines(action));
    switch (action) {
      case Run run -> all.add(String.join(" ", run.argv()));
      case WriteFile file ->
          all.add(file.content() instanceof Content.Text text ? text.text() : "");
      case EditFile file -> all.add(file.edits().toString());
      case WaitFor wait -> collect(wait.probe(), all);
      case OnlyIf only -> only.then().forEach(each -> collect(each, all));
    }
  }

  /// The repository of PostgreSQL's own is believed by the key that Debian's package brings.
  @Test
  void theArchiveOfPostgresqlIsBoundToItsKey() throws IOException {
    assertThat(Files.readString(Path.of("installer-resources/debian-corosync/pgdg.sources")))
        .contains("https://apt.postgresql.org/")
        .contains("Signed-By: /usr/share/postgresql-common/pgdg/apt.postgresql.org.asc");
  }
}
