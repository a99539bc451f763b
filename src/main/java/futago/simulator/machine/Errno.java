package futago.simulator.machine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What Linux calls the errors that a {@link FileTree} reports.
public final class Errno {
  private Errno() {}

  /// Such as `No such file or directory`.
  public static String text(IOException error) {
    return switch (error) {
      case NoSuchFileException _ -> "No such file or directory";
      case NotDirectoryException _ -> "Not a directory";
      case DirectoryNotEmptyException _ -> "Directory not empty";
      case FileAlreadyExistsException _ -> "File exists";
      case AccessDeniedException _ -> "Permission denied";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(error.getMessage());
    };
  }
}
