package futago.ui.look;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks a person for a file. The desktop's own dialogs do; a test answers by itself.
public interface FileQuestions {
  /// What is asked.
  ///
  /// @param title what for
  /// @param name the name that is proposed; empty for none
  /// @param directory where it is looked for first; empty where the desktop likes
  /// @param kinds what is shown, such as `*.json` by its name
  record Question(
      String title,
      String name,
      Optional<Path> directory,
      List<FileChooser.ExtensionFilter> kinds) {
    public Question {
      kinds = List.copyOf(kinds);
    }

    /// For a file of any kind, wherever the desktop likes.
    public Question(String title, String name) {
      this(title, name, Optional.empty(), List.of());
    }
  }

  /// A file that is there; empty if the person goes away.
  Optional<Path> open(Question question, Window owner);

  /// A place to save to; empty if the person goes away.
  Optional<Path> save(Question question, Window owner);

  /// The desktop's own dialogs.
  static FileQuestions ofTheDesktop() {
    return new FileQuestions() {
      @Override
      public Optional<Path> open(Question question, Window owner) {
        return Optional.ofNullable(chooser(question).showOpenDialog(owner)).map(File::toPath);
      }

      @Override
      public Optional<Path> save(Question question, Window owner) {
        return Optional.ofNullable(chooser(question).showSaveDialog(owner)).map(File::toPath);
      }
    };
  }

  private static FileChooser chooser(Question question) {
    var chooser = new FileChooser();
    chooser.setTitle(question.title());
    if (!question.name().isEmpty()) {
      chooser.setInitialFileName(question.name());
    }
    question.directory().ifPresent(path -> chooser.setInitialDirectory(path.toFile()));
    chooser.getExtensionFilters().setAll(question.kinds());
    return chooser;
  }
}
