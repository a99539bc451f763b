package futago.simulator.membership;

import futago.simulator.machine.Call;
import futago.simulator.machine.Machine;
import java.util.List;

/// corosync-cfgtool(8) and corosync-quorumtool(8), as far as a person looks with them.
final class CorosyncTools {
  private final Corosync corosync;

  CorosyncTools(Corosync corosync) {
    this.corosync = corosync;
  }

  /// `corosync-cfgtool -s`.
  int links(Call call) {
    if (!call.arguments().equals(List.of("-s"))) {
      return Machine.notModelled(call);
    }
    synchronized (corosync.lock()) {
      if (!corosync.isRunning()) {
        call.err().println("Could not initialize corosync configuration API error CS_ERR_LIBRARY");
        return 1;
      }
      String local = corosync.localName();
      call.out()
          .print(
              "Local node ID %s, transport knet\nLINK ID 0 udp\n\taddr\t= %s\n\tstatus:\n"
                  .formatted(corosync.idOf(local), addressOf(local)));
      for (CorosyncConf.Node node : corosync.nodes()) {
        String state =
            node.name().equals(local)
                ? "localhost"
                : corosync.members().contains(node.name()) ? "connected" : "disconnected";
        call.out().print("\t\tnodeid: %10s:\t%s\n".formatted(node.id(), state));
      }
    }
    return 0;
  }

  private String addressOf(String name) {
    return corosync.nodes().stream()
        .filter(each -> each.name().equals(name))
        .map(CorosyncConf.Node::address)
        .findFirst()
        .orElse("");
  }

  /// `corosync-quorumtool`, with or without `-s`.
  int quorum(Call call) {
    if (!call.arguments().isEmpty() && !call.arguments().equals(List.of("-s"))) {
      return Machine.notModelled(call);
    }
    synchronized (corosync.lock()) {
      if (!corosync.isRunning()) {
        call.err().println("Cannot initialize CMAP service");
        return 1;
      }
      boolean quorate = corosync.quorate();
      call.out()
          .print(
              """
              Quorum information
              ------------------
              Nodes:            %1$d
              Node ID:          %2$s
              Quorate:          %3$s

              Votequorum information
              ----------------------
              Expected votes:   %4$d
              Highest expected: %4$d
              Total votes:      %1$d
              Quorum:           1 %5$s
              Flags:            2Node %6$sWaitForAll

              Membership information
              ----------------------
                  Nodeid      Votes Name
              """
                  .formatted(
                      corosync.members().size(),
                      corosync.idOf(corosync.localName()),
                      quorate ? "Yes" : "No",
                      corosync.nodes().size(),
                      quorate ? " " : "Activity blocked",
                      quorate ? "Quorate " : ""));
      for (String member : corosync.members()) {
        call.out()
            .print(
                "%10s %10d %s%s\n"
                    .formatted(
                        corosync.idOf(member),
                        1,
                        member,
                        member.equals(corosync.localName()) ? " (local)" : ""));
      }
      return quorate ? 0 : 2;
    }
  }
}
