package futago.slide;

import futago.engine.InstallStage;
import futago.engine.Plan;
import futago.spec.NodeSpec;
import futago.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a plan as shell scripts that do the same by hand: one for each stage and node, and a text
/// that says in which order. No script holds a secret.
public final class ScriptExport {
  /// In the first lines of every file of ours, in every language: what has it may be replaced.
  static final String MARK = "Made by Futago";

  private static final String READ_ME = "0-READ-ME-FIRST.txt";
  private static final int FIRST_LINES_BYTES = 200;

  private ScriptExport() {}

  /// Some files in the way were not made by Futago. Nothing was written.
  public static final class ForeignFilesException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Path> files;

    ForeignFilesException(List<Path> files) {
      super(files.toString());
      this.files = List.copyOf(files);
    }

    /// The files in the way.
    public List<Path> files() {
      return files;
    }
  }

  /// Writes the scripts into a directory, which is made if there is none.
  ///
  /// @return the files written, in the order in which they are to be read and run
  /// @throws ForeignFilesException if something not made by Futago would be overwritten
  public static List<Path> write(Plan plan, Texts texts, Path directory)
      throws IOException, ForeignFilesException {
    Map<Path, String> files = new LinkedHashMap<>();
    List<List<Path>> order = new ArrayList<>();
    Path readMe = directory.resolve(READ_ME);
    files.put(readMe, "");
    var script = new StageScript(plan, texts);
    for (int number = 1; number <= plan.stages().size(); number++) {
      InstallStage stage = plan.stages().get(number - 1);
      var together = new ArrayList<Path>();
      for (NodeSpec node : plan.spec().nodes()) {
        Path file = directory.resolve(number + "-" + stage.name() + "-" + node.name() + ".sh");
        files.put(file, script.of(number, stage, node));
        together.add(file);
      }
      order.add(together);
    }
    files.put(readMe, ScriptOrder.text(plan, order, texts));
    refuseForeign(files.keySet().stream().toList());
    Files.createDirectories(directory);
    for (Map.Entry<Path, String> file : files.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    return List.copyOf(files.keySet());
  }

  private static void refuseForeign(List<Path> files) throws IOException, ForeignFilesException {
    var foreign = new ArrayList<Path>();
    for (Path file : files) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs(file)) {
        foreign.add(file);
      }
    }
    if (!foreign.isEmpty()) {
      throw new ForeignFilesException(foreign);
    }
  }

  private static boolean isOurs(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(FIRST_LINES_BYTES), StandardCharsets.UTF_8).contains(MARK);
    }
  }

  /// Only the user may read a script: it says much about two hosts.
  private static void write(Path file, String text) throws IOException {
    String rights = file.toString().endsWith(".sh") ? "rwx------" : "rw-------";
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".futago", ".new");
    try {
      Files.writeString(fresh, text);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(rights));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
