package futago.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageRecipeTest {
  private static final DebianArchive ARCHIVE =
      new DebianArchive("http://mirror.example/debian", true, Optional.empty());

  @Test
  void sameRecipeHasTheSameImage() {
    assertThat(ImageRecipe.of(Suite.BOOKWORM, ARCHIVE).imageId())
        .isEqualTo(ImageRecipe.of(Suite.BOOKWORM, ARCHIVE).imageId())
        .matches("bookworm-[0-9a-f]{12}");
  }

  @Test
  void whateverGoesIntoAnImageGivesItAnotherName() {
    var recipe = ImageRecipe.of(Suite.BOOKWORM, ARCHIVE);
    var otherArchive = ImageRecipe.of(Suite.BOOKWORM, DebianArchive.PUBLIC);
    var otherSuite = ImageRecipe.of(Suite.TRIXIE, ARCHIVE);
    var otherFile = new ImageRecipe(Suite.BOOKWORM, Map.of("packages.txt", "less\n"));

    assertThat(
            List.of(
                recipe.imageId(),
                otherArchive.imageId(),
                otherSuite.imageId(),
                otherFile.imageId()))
        .doesNotHaveDuplicates();
  }

  @Test
  void namesTheReleasesPostgresql() {
    assertThat(ImageRecipe.of(Suite.TRIXIE, ARCHIVE).files())
        .containsEntry("postgresql-version", "17")
        .containsEntry(
            "sources.list",
            """
            deb http://mirror.example/debian trixie main
            deb http://mirror.example/debian trixie-updates main
            """);
  }

  @Test
  void aShellCanReadItsScripts(@TempDir Path directory) throws Exception {
    for (var file : ImageRecipe.of(Suite.BOOKWORM, ARCHIVE).files().entrySet()) {
      if (file.getKey().endsWith(".sh")) {
        Path script = Files.writeString(directory.resolve(file.getKey()), file.getValue());
        var result = LocalCommand.run(LocalCommand.SHORT, List.of("sh", "-n", script.toString()));
        assertThat(result.output()).isEmpty();
        assertThat(result.status()).isZero();
      }
    }
  }
}
