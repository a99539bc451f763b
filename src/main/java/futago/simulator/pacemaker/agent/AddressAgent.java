package futago.simulator.pacemaker.agent;

import futago.simulator.machine.Addresses;
import futago.simulator.machine.Call;

/// `ocf:heartbeat:IPaddr2`: an address on an interface or not.
final class AddressAgent extends Agent {
  private static Addresses addresses(Call call) {
    return call.machine().part(Addresses.class);
  }

  @Override
  int start(Call call) {
    String nic = parameter(call, "nic");
    boolean known = addresses(call).all().stream().anyMatch(each -> each.device().equals(nic));
    if (!nic.isEmpty() && !known) {
      return because(call, ERROR, "Unknown interface [" + nic + "] No such device.");
    }
    String prefix = parameter(call, "cidr_netmask");
    addresses(call)
        .add(
            new Addresses.Address(
                nic.isEmpty() ? addresses(call).all().getFirst().device() : nic,
                parameter(call, "ip"),
                prefix.matches("\\d{1,2}") ? Integer.parseInt(prefix) : 24));
    return OK;
  }

  @Override
  int stop(Call call) {
    addresses(call).remove(parameter(call, "ip"));
    return OK;
  }

  @Override
  int monitor(Call call) {
    return addresses(call).has(parameter(call, "ip")) ? OK : NOT_RUNNING;
  }
}
