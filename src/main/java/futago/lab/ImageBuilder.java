package futago.lab;

import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Makes images and keeps them in the cache.
final class ImageBuilder {
  private static final Duration DEADLINE = Duration.ofMinutes(30);

  private final Path images;
  private final Consumer<Message> progress;

  /// @param images the cache's directory of images
  /// @param progress told what goes on
  ImageBuilder(Path images, Consumer<Message> progress) {
    this.images = images;
    this.progress = progress;
  }

  /// The image of a recipe, made now if the cache does not have it.
  ///
  /// @throws LabException if it could not be made; the log's last lines are in the message
  LabImage image(ImageRecipe recipe) throws LabException, InterruptedException {
    var image = new LabImage(images.resolve(recipe.imageId()));
    if (image.exists()) {
      return image;
    }
    progress.accept(Message.of("lab.image.building", recipe.suite().codename()));
    long start = System.nanoTime();
    Path scripts = unpack(recipe);
    // The lock is flock's and not Java's: a build that outlives a killed Futago still holds it.
    LocalCommand.requireLogged(
        DEADLINE,
        List.of(
            "flock",
            images.resolve(image.id() + ".lock").toString(),
            "sh",
            scripts.resolve(ImageRecipe.BUILD_SCRIPT).toString(),
            image.directory().toString(),
            recipe.suite().codename()),
        images.resolve(image.id() + ".log"));
    progress.accept(
        Message.of("lab.image.built", Duration.ofNanos(System.nanoTime() - start).toSeconds()));
    return image;
  }

  private Path unpack(ImageRecipe recipe) throws LabException {
    Path scripts = images.resolve(recipe.imageId() + ".recipe");
    try {
      Files.createDirectories(scripts);
      for (Map.Entry<String, String> file : recipe.files().entrySet()) {
        Resources.write(scripts.resolve(file.getKey()), file.getValue(), "rw-r--r--");
      }
      return scripts;
    } catch (IOException e) {
      throw new LabException(
          Message.of("lab.notWritten", scripts.toString(), String.valueOf(e.getMessage())),
          Message.of("lab.notWritten.cure"),
          e);
    }
  }
}
