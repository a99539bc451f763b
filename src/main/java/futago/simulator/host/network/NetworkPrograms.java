package futago.simulator.host.network;

import futago.simulator.host.Host;
import futago.simulator.host.Release;
import futago.simulator.machine.Addresses;
import futago.simulator.machine.HostName;
import futago.simulator.machine.Listeners;
import futago.simulator.machine.Machine;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts a host on the network.
public final class NetworkPrograms {
  static final String DEVICE = "eth0";

  private static final Pattern IFUPDOWN = Pattern.compile("(?m)^\\s*address\\s+([\\d.]+)/(\\d+)");
  private static final Pattern IFCFG_ADDRESS = Pattern.compile("(?m)^IPADDR=([\\d.]+)");
  private static final Pattern IFCFG_PREFIX = Pattern.compile("(?m)^PREFIX=(\\d+)");
  private static final Pattern NETWORK_NAME = Pattern.compile("(?m)^HOSTNAME=(\\S+)");

  private NetworkPrograms() {}

  /// Gives a machine its name and address, and the programs that deal with them.
  public static void install(Machine machine, Host host, Release release) {
    machine.give(HostName.class, new HostName(host.name()));
    machine.give(Addresses.class, new Addresses());
    var ports = new Ports();
    machine.give(Ports.class, ports);
    machine.give(Listeners.class, ports);
    Ports.of(machine).open("tcp", 22, "sshd");
    setUp(machine, release);
    machine.install("ip", Ip.program());
    machine.install("ping", Ping.program(release));
    machine.install("ss", SocketPrograms.ss());
    machine.install("getent", Getent.program());
    machine.files().install("/sys/class/net/" + DEVICE + "/mtu", "1500\n");
    machine.lacks("ufw", "nft", "firewall-cmd");
    if (release.isCentos()) {
      machine.install("netstat", SocketPrograms.netstat());
      machine.install("ifconfig", Ip.ifconfig());
    } else {
      machine.install("hostnamectl", Hostnamectl.program());
      machine.lacks("netstat", "ifconfig");
    }
  }

  /// Gives a machine Debian's packet filter, which lets everything in.
  public static void installNft(Machine machine) {
    Nft.install(machine);
  }

  /// Sets name and addresses as the host's files have them, as a boot does.
  public static void setUp(Machine machine, Release release) {
    Addresses addresses = machine.part(Addresses.class);
    addresses.all().forEach(each -> addresses.remove(each.address()));
    if (release.isCentos()) {
      String settings = text(machine, "/etc/sysconfig/network-scripts/ifcfg-" + DEVICE);
      first(IFCFG_ADDRESS, settings)
          .ifPresent(
              address ->
                  addresses.add(
                      new Addresses.Address(
                          DEVICE,
                          address,
                          first(IFCFG_PREFIX, settings).map(Integer::parseInt).orElse(24))));
      first(NETWORK_NAME, text(machine, "/etc/sysconfig/network"))
          .ifPresent(name -> machine.part(HostName.class).set(name));
    } else {
      Matcher address = IFUPDOWN.matcher(text(machine, "/etc/network/interfaces"));
      while (address.find()) {
        addresses.add(
            new Addresses.Address(DEVICE, address.group(1), Integer.parseInt(address.group(2))));
      }
      String name = text(machine, "/etc/hostname").strip();
      if (!name.isEmpty()) {
        machine.part(HostName.class).set(name);
      }
    }
  }

  private static String text(Machine machine, String path) {
    return machine.files().text(path).orElse("");
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
