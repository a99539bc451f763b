package futago.ui.step;

import futago.spec.ClusterSpec;
import futago.spec.DiskSpec;
import futago.spec.NodeSpec;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What in a command or file comes from the cluster spec: names, addresses, devices, paths, ports.
/// Short numbers are left out, for they turn up by chance.
///
/// @param values the words
record SpecValues(Set<String> values) {
  private static final int SHORTEST = 3;

  static SpecValues of(ClusterSpec spec) {
    var values = new LinkedHashSet<String>();
    values.add(spec.name());
    for (NodeSpec node : spec.nodes()) {
      values.add(node.name());
      values.add(node.address());
      values.add(node.interfaceName());
      values.add(
          switch (spec.diskOf(node)) {
            case DiskSpec.Device device -> device.device();
            case DiskSpec.Image image -> image.image();
          });
    }
    values.add(spec.virtualIp().address());
    values.add(spec.drbd().resource());
    values.add(spec.drbd().device());
    values.add(Integer.toString(spec.drbd().port()));
    values.add(spec.drbd().mount());
    spec.drbd().resyncRate().ifPresent(values::add);
    values.add(Integer.toString(spec.postgresql().port()));
    values.add(spec.postgresql().clients());
    values.removeIf(value -> value.length() < SHORTEST);
    return new SpecValues(values);
  }

  /// Finds a value that stands alone; of two that begin alike the longer.
  Optional<String> pattern() {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            values.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\w.])(?:", ")(?![\\w])")));
  }
}
