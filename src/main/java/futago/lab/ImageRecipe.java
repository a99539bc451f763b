package futago.lab;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an image is made of. Two labs with the same recipe share one image.
///
/// @param suite the Debian release
/// @param files the files that the build reads, by name
record ImageRecipe(Suite suite, Map<String, String> files) {
  static final String BUILD_SCRIPT = "build-image.sh";

  private static final List<String> RESOURCES =
      List.of(
          BUILD_SCRIPT,
          "packages.txt",
          "downloads.txt",
          "image-setup.sh",
          "image-customize.sh",
          "futago-lab-first-boot.service");

  ImageRecipe {
    files = Map.copyOf(files);
  }

  static ImageRecipe of(Suite suite, DebianArchive archive) {
    var files = new TreeMap<String, String>();
    RESOURCES.forEach(name -> files.put(name, Resources.read(name)));
    files.put("sources.list", String.join("\n", archive.sources(suite)) + "\n");
    files.put("postgresql-version", suite.postgresqlVersion());
    return new ImageRecipe(suite, files);
  }

  /// The image's name: changes with whatever goes into it.
  String imageId() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(files)
          .forEach(
              (name, text) -> {
                digest.update((name + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update((text + "\0").getBytes(StandardCharsets.UTF_8));
              });
      String hash = HexFormat.of().formatHex(digest.digest()).substring(0, 12);
      return suite.codename() + "-" + hash;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
