package futago.lab;

import java.util.List;
import java.util.stream.IntStream;

/// One virtual machine of a lab.
///
/// @param index 0 or 1
/// @param name its host name
/// @param address its address on the lab's network
record LabNode(int index, String name, String address) {
  static List<LabNode> of(LabSettings settings) {
    return IntStream.range(0, settings.nodeNames().size())
        .mapToObj(
            index ->
                new LabNode(index, settings.nodeNames().get(index), settings.network().node(index)))
        .toList();
  }
}
