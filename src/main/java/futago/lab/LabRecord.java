package futago.lab;

import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What is remembered of a lab for as long as it has disks.
///
/// @param settings how it was asked for
/// @param imageId the image that its disks lie on
record LabRecord(LabSettings settings, String imageId) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// The record of a lab, if it has one.
  ///
  /// @throws LabException if it cannot be read
  static Optional<LabRecord> read(LabFiles files) throws LabException {
    if (!Files.exists(files.record())) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readString(files.record()), LabRecord.class));
    } catch (IOException | JacksonException e) {
      throw new LabException(
          Message.of("lab.recordBroken", files.record().toString()),
          Message.of("lab.recordBroken.cure", files.directory().getFileName().toString()),
          e);
    }
  }

  void write(LabFiles files) throws IOException {
    Resources.write(
        files.record(),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n",
        "rw-r--r--");
  }
}
