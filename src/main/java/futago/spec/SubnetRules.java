package futago.spec;

import futago.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The nodes and the virtual IP are three addresses of one network.
final class SubnetRules {
  private static final String VIRTUAL_IP = "virtualIp.address";

  /// An address and the field that it stands in.
  private record Place(String path, Ipv4 address) {}

  private SubnetRules() {}

  static void check(ClusterSpec spec, Problems problems) {
    Optional<Ipv4> virtual = Ipv4.parse(spec.virtualIp().address());
    if (virtual.isEmpty() || spec.virtualIp().prefix() == 0) {
      return;
    }
    var subnet = Subnet.of(virtual.get(), spec.virtualIp().prefix());
    List<Place> nodes = nodes(spec);
    var all = new ArrayList<>(nodes);
    all.add(new Place(VIRTUAL_IP, virtual.get()));
    all.forEach(place -> checkEnds(place, subnet, problems));
    if (nodes.stream().anyMatch(node -> node.address().equals(virtual.get()))) {
      problems.add(VIRTUAL_IP, Message.of("spec.virtual-ip.node", virtual.get().toString()));
    }
    checkTogether(nodes, virtual.get(), subnet, problems);
  }

  private static List<Place> nodes(ClusterSpec spec) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < spec.nodes().size(); i++) {
      String path = JsonPath.item("nodes", i) + ".address";
      Ipv4.parse(spec.nodes().get(i).address())
          .ifPresent(address -> places.add(new Place(path, address)));
    }
    return places;
  }

  private static void checkEnds(Place place, Subnet subnet, Problems problems) {
    if (place.address().equals(subnet.network())) {
      problems.add(place.path(), Message.of("spec.subnet.network", subnet.toString()));
    }
    if (place.address().equals(subnet.broadcast())) {
      problems.add(place.path(), Message.of("spec.subnet.broadcast", subnet.toString()));
    }
  }

  /// Two nodes that agree with each other are believed, so that the virtual IP is the one to be
  /// moved.
  private static void checkTogether(
      List<Place> nodes, Ipv4 virtual, Subnet subnet, Problems problems) {
    List<Place> outside = nodes.stream().filter(node -> !subnet.contains(node.address())).toList();
    if (outside.size() == 2) {
      var theirs = Subnet.of(outside.getFirst().address(), subnet.prefix());
      if (theirs.contains(outside.getLast().address())) {
        problems.add(
            VIRTUAL_IP,
            Message.of("spec.virtual-ip.outside", virtual.toString(), theirs.toString()));
        return;
      }
    }
    outside.forEach(
        node ->
            problems.add(
                node.path(),
                Message.of("spec.subnet.outside", node.address().toString(), subnet.toString())));
  }
}
