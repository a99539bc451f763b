package futago.cli;

import picocli.CommandLine.Option;

/// The option `--accept-host-keys`.
final class HostKeyOption {
  @Option(names = "--accept-host-keys", descriptionKey = "accept-host-keys")
  private boolean accept;

  /// Whether to trust host keys that are seen for the first time.
  boolean accept() {
    return accept;
  }
}
