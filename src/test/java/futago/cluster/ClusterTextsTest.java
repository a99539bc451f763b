package futago.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterTextsTest {
  @Test
  void everyFindingHasACure() throws Exception {
    var texts = new Properties();
    try (var reader =
        Files.newBufferedReader(Path.of("installer-resources/text/cluster.properties"))) {
      texts.load(reader);
    }
    Set<String> keys = texts.stringPropertyNames();

    assertThat(keys)
        .filteredOn(
            key ->
                key.matches("cluster\\.(finding|refused|failed|unreadable|no-answer)\\b.*")
                    && !key.endsWith(".cure")
                    && !key.endsWith(".window"))
        .hasSizeGreaterThan(40)
        .allMatch(key -> keys.contains(key + ".cure"));
  }
}
