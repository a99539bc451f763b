package futago.spec;

import java.util.Optional;

/// Where a package, key or archive comes from.
///
/// @param place where it lies
/// @param sha256 what it must have as its SHA-256, 64 hexadecimal digits; empty: not checked
public record Source(Place place, Optional<String> sha256) {
  /// Where something lies.
  public sealed interface Place {}

  /// On a web or FTP server, from which each node fetches it.
  public record OnServer(String url) implements Place {
    @Override
    public String toString() {
      return url;
    }
  }

  /// On this computer, from which it is uploaded.
  ///
  /// @param file `~` allowed
  public record Here(String file) implements Place {
    @Override
    public String toString() {
      return file;
    }
  }

  /// On each node already.
  public record OnNode(String path) implements Place {
    @Override
    public String toString() {
      return path;
    }
  }

  /// Something on a server that is not checked further, as on the slides.
  static Source at(String url) {
    return new Source(new OnServer(url), Optional.empty());
  }

  /// The name of the file, without its directory.
  public String fileName() {
    String all = place.toString();
    return all.substring(all.lastIndexOf('/') + 1);
  }
}
