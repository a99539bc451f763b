package futago.simulator.host.network;

import futago.simulator.machine.Addresses;
import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import futago.simulator.machine.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `ip`, for addresses and links, and the `ifconfig` of old.
final class Ip {
  private static final Set<String> FLAGS = Set.of("-4", "-o", "-br", "-brief", "-oneline");

  private final Call call;
  private final List<String> words = new ArrayList<>();
  private boolean oneLine;
  private boolean brief;

  private Ip(Call call) {
    this.call = call;
  }

  static Program program() {
    return call -> new Ip(call).run();
  }

  private int run() {
    for (String word : call.arguments()) {
      if (FLAGS.contains(word)) {
        oneLine |= word.startsWith("-o");
        brief |= word.startsWith("-br");
      } else {
        words.add(word);
      }
    }
    if (words.isEmpty()) {
      return Machine.notModelled(call);
    }
    List<String> rest = words.subList(1, words.size());
    String object = words.getFirst();
    if (object.equals("a") || object.startsWith("addr")) {
      return address(rest);
    }
    if (object.equals("l") || object.equals("link")) {
      return show(rest, false);
    }
    if (object.startsWith("r")) {
      return route(rest);
    }
    return Machine.notModelled(call);
  }

  private int address(List<String> rest) {
    if (!rest.isEmpty() && (rest.getFirst().equals("add") || rest.getFirst().startsWith("del"))) {
      return change(rest.getFirst().equals("add"), rest);
    }
    return show(rest, true);
  }

  private int change(boolean add, List<String> rest) {
    int dev = rest.indexOf("dev");
    String[] parts = rest.size() < 2 ? new String[0] : rest.get(1).split("/", 2);
    if (dev < 0 || dev + 1 >= rest.size() || parts.length != 2 || !parts[1].matches("\\d{1,2}")) {
      return Machine.notModelled(call);
    }
    String device = rest.get(dev + 1);
    Addresses addresses = call.machine().part(Addresses.class);
    if (!device.equals(NetworkPrograms.DEVICE)) {
      call.err().println("Cannot find device \"" + device + "\"");
      return 1;
    }
    if (add == addresses.has(parts[0])) {
      call.err()
          .println(
              "RTNETLINK answers: " + (add ? "File exists" : "Cannot assign requested address"));
      return 2;
    }
    if (add) {
      addresses.add(new Addresses.Address(device, parts[0], Integer.parseInt(parts[1])));
    } else {
      addresses.remove(parts[0]);
    }
    return 0;
  }

  private int show(List<String> rest, boolean withAddresses) {
    List<String> filter = new ArrayList<>(rest);
    filter.removeIf(word -> word.equals("show") || word.equals("dev") || word.equals("list"));
    if (filter.size() > 1) {
      return Machine.notModelled(call);
    }
    if (!filter.isEmpty() && !List.of("lo", NetworkPrograms.DEVICE).contains(filter.getFirst())) {
      call.err().println("Device \"" + filter.getFirst() + "\" does not exist.");
      return 1;
    }
    String mode = withAddresses ? "group default" : "mode DEFAULT group default";
    var loopback = new Addresses.Address("lo", "127.0.0.1", 8);
    if (filter.isEmpty() || filter.getFirst().equals("lo")) {
      device(
          "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN %s qlen 1000"
              .formatted(mode),
          "link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00",
          withAddresses,
          List.of(loopback));
    }
    if (filter.isEmpty() || filter.getFirst().equals(NetworkPrograms.DEVICE)) {
      device(
          "2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc pfifo_fast state UP %s qlen 1000"
              .formatted(mode),
          "link/ether " + hardware() + " brd ff:ff:ff:ff:ff:ff",
          withAddresses,
          call.machine().part(Addresses.class).all());
    }
    return 0;
  }

  private String hardware() {
    int hash = call.machine().name().hashCode();
    return "52:54:00:%02x:%02x:%02x"
        .formatted((hash >> 16) & 0xff, (hash >> 8) & 0xff, hash & 0xff);
  }

  private void device(
      String line, String link, boolean withAddresses, List<Addresses.Address> addresses) {
    String[] head = line.split(": ", 3);
    if (brief) {
      String state = head[1].equals("lo") ? "UNKNOWN" : "UP";
      var text = new StringBuilder("%-16s %-14s ".formatted(head[1], state));
      addresses.forEach(
          each -> text.append(each.address()).append('/').append(each.prefix()).append(' '));
      call.out().println(text);
      return;
    }
    if (oneLine && withAddresses) {
      addresses.forEach(
          each ->
              call.out()
                  .println(
                      "%s: %s    %s\\       valid_lft forever preferred_lft forever"
                          .formatted(
                              head[0], head[1], inet(each, each.equals(addresses.getFirst())))));
      return;
    }
    call.out().println(line);
    call.out().println("    " + link);
    if (withAddresses) {
      for (Addresses.Address each : addresses) {
        call.out().println("    " + inet(each, each.equals(addresses.getFirst())));
        call.out().println("       valid_lft forever preferred_lft forever");
      }
    }
  }

  private static String inet(Addresses.Address address, boolean first) {
    if (address.device().equals("lo")) {
      return "inet 127.0.0.1/8 scope host lo";
    }
    return "inet %s/%d brd %s scope global %s%s"
        .formatted(
            address.address(),
            address.prefix(),
            edge(address, true),
            first ? "" : "secondary ",
            address.device());
  }

  /// The first or the last address of an address's network.
  private static String edge(Addresses.Address address, boolean last) {
    int bits = 0;
    for (String part : address.address().split("\\.", -1)) {
      bits = (bits << 8) | Integer.parseInt(part);
    }
    int mask = address.prefix() == 0 ? 0 : -1 << (32 - address.prefix());
    int result = last ? (bits & mask) | ~mask : bits & mask;
    return "%d.%d.%d.%d"
        .formatted(result >>> 24, (result >>> 16) & 255, (result >>> 8) & 255, result & 255);
  }

  private int route(List<String> rest) {
    if (!rest.isEmpty() && !rest.equals(List.of("show"))) {
      return Machine.notModelled(call);
    }
    List<Addresses.Address> addresses = call.machine().part(Addresses.class).all();
    if (!addresses.isEmpty()) {
      Addresses.Address own = addresses.getFirst();
      call.out()
          .println(
              "%s/%d dev %s proto kernel scope link src %s "
                  .formatted(edge(own, false), own.prefix(), own.device(), own.address()));
    }
    return 0;
  }

  static Program ifconfig() {
    return call -> {
      if (call.arguments().size() > 1 || !List.of("eth0").containsAll(call.arguments())) {
        return Machine.notModelled(call);
      }
      for (Addresses.Address each : call.machine().part(Addresses.class).all()) {
        call.out()
            .print(
                """
                %-9s Link encap:Ethernet  HWaddr %s \s
                          inet addr:%s  Bcast:%s
                          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1

                """
                    .formatted(
                        each.device(),
                        new Ip(call).hardware().toUpperCase(java.util.Locale.ROOT),
                        each.address(),
                        edge(each, true)));
      }
      return 0;
    };
  }
}
