package futago.lab;

import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a lab's machines are made of before they are switched on.
final class LabDisks {
  private final LabSettings settings;
  private final LabHome home;
  private final LabFiles files;
  private final Consumer<Message> progress;

  LabDisks(LabSettings settings, LabHome home, LabFiles files, Consumer<Message> progress) {
    this.settings = settings;
    this.home = home;
    this.files = files;
    this.progress = progress;
  }

  /// Makes all files of a new lab, from an image or from a snapshot. Its record comes last.
  LabRecord create(Optional<String> snapshot)
      throws LabException, IOException, InterruptedException {
    LabImage image = new ImageBuilder(home.images(), progress).image(recipe());
    LocalCommand.remove(files.directory());
    Files.createDirectories(files.directory().getParent());
    Files.createDirectory(
        files.directory(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var preparation = new NodePreparation(files, settings);
    List<LabNode> nodes = LabNode.of(settings);
    if (snapshot.isPresent()) {
      progress.accept(Message.of("lab.snapshot.restoring", snapshot.get()));
      snapshots().restore(image, snapshot.get(), files, settings);
    } else {
      preparation.identity();
      for (LabNode node : nodes) {
        preparation.node(node, image);
      }
    }
    preparation.knownHosts(nodes);
    Resources.write(files.clusterJson(), ClusterJson.of(settings, files.identity()), "rw-r--r--");
    var record = new LabRecord(settings, image.id());
    record.write(files);
    return record;
  }

  /// The image that a lab was made from, whatever the recipe says by now.
  LabImage image(LabRecord record) throws LabException {
    var image = new LabImage(home.images().resolve(record.imageId()));
    if (!image.exists()) {
      throw new LabException(
          Message.of("lab.imageGone", settings.name(), image.directory().toString()),
          Message.of("lab.imageGone.cure", settings.name()));
    }
    return image;
  }

  /// The image that a new lab would be made from, made already or not.
  LabImage wantedImage() throws LabException {
    return new LabImage(home.images().resolve(recipe().imageId()));
  }

  private ImageRecipe recipe() throws LabException {
    return ImageRecipe.of(
        settings.suite(),
        DebianArchive.choose(AptSources.under(Path.of("/etc/apt")), settings.mirror()));
  }

  Snapshots snapshots() {
    return new Snapshots(home.snapshots());
  }
}
