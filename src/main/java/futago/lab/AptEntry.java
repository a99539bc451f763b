package futago.lab;

import java.util.List;
import java.util.Optional;

/// One package source of apt: one address with one suite.
///
/// @param uri the archive's address, without a slash at its end
/// @param suite such as `bookworm-security`
/// @param components such as `main`
/// @param signedBy the key ring that must have signed it, where one is named
record AptEntry(String uri, String suite, List<String> components, Optional<String> signedBy) {
  AptEntry {
    components = List.copyOf(components);
  }
}
