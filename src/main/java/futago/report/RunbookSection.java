package futago.report;

import futago.platform.MembershipLayer;
import futago.report.Block.Blanks;
import futago.report.Block.Callout;
import futago.report.Block.Command;
import futago.report.Block.Commands;
import futago.report.Block.Heading;
import futago.report.Block.Paragraph;
import java.util.ArrayList;
import java.util.List;

/// How this cluster is run by hand: what to print and to hang up beside it. Nothing here needs
/// Futago.
final class RunbookSection {
  private final ReportSource source;
  private final Say say;
  private final Hand hand;
  private final String act;
  private final String sby;
  private final List<Block> blocks = new ArrayList<>();

  private RunbookSection(ReportSource source, Say say) {
    this.source = source;
    this.say = say;
    this.hand = new Hand(source.spec(), source.platform());
    this.act = source.spec().act().name();
    this.sby = source.spec().sby().name();
  }

  static Section of(ReportSource source, Say say) {
    return new RunbookSection(source, say).section();
  }

  private Section section() {
    look();
    switchOver();
    standby();
    cleanUp();
    startAlone();
    splitBrain();
    stopAll();
    replace();
    backUp();
    blocks.add(new Heading(say.of("report.book.call")));
    blocks.add(
        new Blanks(
            List.of(
                say.of("report.book.call.who"),
                say.of("report.book.call.power"),
                say.of("report.book.call.backups"))));
    return new Section(
        "runbook",
        say.of("report.book", source.spec().name()),
        say.of("report.book.lead", act, sby, source.spec().virtualIp().address()),
        true,
        blocks);
  }

  private void look() {
    chapter(
        "report.book.look",
        "report.book.look.text",
        either(hand.status(), "report.book.look.status"),
        both(hand.drbdStatus(), "report.book.look.drbd"),
        both(hand.links(), "report.book.look.links"),
        both(hand.log(), "report.book.look.log"),
        client(hand.client("SELECT now()"), "report.book.look.client"));
  }

  private void switchOver() {
    chapter(
        "report.book.switchover",
        "report.book.switchover.text",
        both(hand.drbdStatus(), "report.book.switchover.ready"),
        on(say.of("report.book.active"), hand.checkpoint(), "report.book.switchover.checkpoint"),
        either(hand.move(sby), "report.book.switchover.move"),
        either(hand.status(), "report.book.switchover.wait"),
        either(hand.undoMove(), "report.book.switchover.clear"));
  }

  private void standby() {
    chapter(
        "report.book.standby",
        "report.book.standby.text",
        either(hand.standby(sby), "report.book.standby.on"),
        either(hand.online(sby), "report.book.standby.off"),
        either(hand.maintenance(true), "report.book.maintenance.on"),
        either(hand.maintenance(false), "report.book.maintenance.off"));
  }

  private void cleanUp() {
    chapter(
        "report.book.cleanup",
        "report.book.cleanup.text",
        either(hand.cleanUp(), "report.book.cleanup.command"));
  }

  private void startAlone() {
    title("report.book.alone");
    blocks.add(
        new Callout(
            Tone.DANGER,
            say.of("report.book.alone.danger"),
            say.of("report.book.alone.check", act, sby)));
    switch (source.platform().membership()) {
      case MembershipLayer.COROSYNC ->
          commands(
              on(act, hand.start(), "report.book.alone.start"),
              on(
                  act,
                  "corosync-cmapctl -s quorum.cancel_wait_for_all u8 1",
                  "report.book.alone.quorum"),
              on(act, hand.status(), "report.book.alone.look"));
      case MembershipLayer.HEARTBEAT ->
          commands(
              on(act, hand.start(), "report.book.alone.heartbeat"),
              on(act, hand.status(), "report.book.alone.look"));
    }
  }

  private void splitBrain() {
    title("report.book.split");
    blocks.add(new Paragraph(say.of("report.book.split.text", act, sby)));
    commands(
        both(hand.drbdStatus(), "report.book.split.look"),
        on(say.of("report.book.victim"), hand.disconnect(), "report.book.split.disconnect"),
        on(say.of("report.book.victim"), hand.giveUp(), "report.book.split.discard"),
        on(say.of("report.book.survivor"), hand.connect(), "report.book.split.connect"),
        both(hand.drbdStatus(), "report.book.split.wait"),
        either(hand.cleanUp(), "report.book.split.cleanup"));
  }

  private void stopAll() {
    chapter(
        "report.book.stop",
        "report.book.stop.text",
        on(say.of("report.book.waiting"), hand.stop(), "report.book.stop.first"),
        on(say.of("report.book.active"), hand.stop(), "report.book.stop.second"),
        both(hand.start(), "report.book.stop.start"));
  }

  private void replace() {
    var machine = new Replacement(source.spec(), source.platform(), source.spec().sby());
    boolean corosync = source.platform().membership() == MembershipLayer.COROSYNC;
    title("report.book.replace");
    blocks.add(
        new Paragraph(say.of("report.book.replace.text", sby, source.spec().sby().address(), act)));
    var lines = new ArrayList<Command>();
    if (corosync) {
      lines.add(on(act, machine.sameUser(), "report.book.replace.user"));
    }
    lines.add(on(sby, machine.install(), "report.book.replace.install"));
    if (corosync) {
      lines.add(on(sby, machine.forgetWhatPackagesMade(), "report.book.replace.own"));
    }
    lines.add(on(act, machine.copy(), "report.book.replace.copy"));
    machine
        .sameIdentity()
        .ifPresent(told -> lines.add(on(act, told, "report.book.replace.identity")));
    lines.add(on(sby, machine.names(), "report.book.replace.names"));
    lines.add(on(sby, machine.leaveToPacemaker(), "report.book.replace.services"));
    machine.image().ifPresent(made -> lines.add(on(sby, made, "report.book.replace.image")));
    lines.add(on(sby, machine.createMetadata(), "report.book.replace.metadata"));
    lines.add(both(hand.drbdStatus(), "report.book.replace.sync"));
    lines.add(on(sby, hand.start(), "report.book.replace.start"));
    blocks.add(new Commands(lines));
    blocks.add(new Paragraph(say.of("report.book.replace.rest")));
  }

  private void backUp() {
    chapter(
        "report.book.backup",
        "report.book.backup.text",
        client(hand.dump(), "report.book.backup.dump"));
  }

  private void chapter(String key, String text, Command... commands) {
    title(key);
    blocks.add(new Paragraph(say.of(text, act, sby)));
    commands(commands);
  }

  private void title(String key) {
    blocks.add(new Heading(say.of(key)));
  }

  private void commands(Command... commands) {
    blocks.add(new Commands(List.of(commands)));
  }

  private Command on(String where, String line, String remark) {
    return new Command(where, line, say.of(remark, act, sby));
  }

  private Command either(String line, String remark) {
    return on(say.of("report.book.either"), line, remark);
  }

  private Command both(String line, String remark) {
    return on(say.of("report.book.both"), line, remark);
  }

  private Command client(String line, String remark) {
    return on(say.of("report.book.client"), line, remark);
  }
}
