package futago.lab;

import futago.lab.QemuCommand.Accelerator;
import futago.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A practice lab: two virtual machines with a network of their own, in which Futago can be tried
/// out on real Debian hosts. All methods that change something need root.
///
/// Nothing but files and the kernel's own lists tells what state a lab is in, so any Futago can go
/// on with, or take down, what another one left behind.
public final class Lab {
  private final LabSettings settings;
  private final LabHome home;
  private final LabFiles files;
  private final LabNamespace namespace;
  private final NodePower power;
  private final SshAccess ssh;
  private final LabDisks disks;
  private final Consumer<Message> progress;

  private Lab(
      LabSettings settings, LabHome home, Duration bootDeadline, Consumer<Message> progress) {
    this.settings = settings;
    this.home = home;
    this.files = home.filesOf(settings.name());
    this.namespace = LabNamespace.of(settings.name(), files);
    // Both nodes report at once.
    Object oneAtATime = new Object();
    this.progress =
        message -> {
          synchronized (oneAtATime) {
            progress.accept(message);
          }
        };
    this.power = new NodePower(files, settings, namespace, bootDeadline, this.progress);
    this.ssh = new SshAccess(namespace, files);
    this.disks = new LabDisks(settings, home, files, this.progress);
  }

  /// A lab as it is asked for; it need not exist yet.
  ///
  /// @param progress told what goes on, one message at a time
  /// @throws LabException naming the first thing that is wrong with the settings
  public static Lab of(LabSettings settings, LabHome home, Consumer<Message> progress)
      throws LabException {
    return of(settings, home, NodePower.BOOT_DEADLINE, progress);
  }

  static Lab of(
      LabSettings settings, LabHome home, Duration bootDeadline, Consumer<Message> progress)
      throws LabException {
    List<Message> problems = settings.problems();
    if (!problems.isEmpty()) {
      throw new LabException(problems.getFirst(), Message.of("lab.badSettings.cure"));
    }
    return new Lab(settings, home, bootDeadline, progress);
  }

  /// The lab of a name as it was set up; as it would be by default if it was not.
  ///
  /// @throws LabException if the name cannot be a lab's, or its record is broken
  public static Lab named(String name, LabHome home, Consumer<Message> progress)
      throws LabException {
    LabSettings byDefault = LabSettings.defaults(name);
    Lab lab = of(byDefault, home, progress);
    Optional<LabRecord> record = LabRecord.read(lab.files);
    return record.isPresent() ? of(record.get().settings(), home, progress) : lab;
  }

  /// Brings the lab up: makes what is missing of image, disks and network, boots the nodes that are
  /// off, and waits until both can be logged in to. Does nothing to what is already there.
  ///
  /// @return the `cluster.json` that makes the nodes into a cluster
  /// @throws LabException also if there is a lab of this name with other settings
  public Path up() throws LabException, InterruptedException {
    return changing(() -> bringUp(Optional.empty()));
  }

  /// Brings the lab up with the disks of a snapshot.
  ///
  /// @throws LabException also if there is no such snapshot, or the lab has disks already
  public Path upFrom(String snapshot) throws LabException, InterruptedException {
    return changing(() -> bringUp(Optional.of(snapshot)));
  }

  /// Whether a lab with these settings can start from that snapshot.
  public boolean hasSnapshot(String tag) throws LabException {
    return disks.snapshots().fits(disks.wantedImage(), tag, settings);
  }

  /// Keeps a copy of both nodes' disks, in the place of an older one of that name. The nodes are
  /// shut down for it and booted again.
  public void saveSnapshot(String tag) throws LabException, InterruptedException {
    Snapshots.requireTag(tag);
    changing(
        () -> {
          LabRecord record = requireRecord();
          BothNodes.each(settings, power::shutDown);
          progress.accept(Message.of("lab.snapshot.saving", tag));
          disks.snapshots().save(files, record, disks.image(record), tag);
          return bringUp(Optional.empty());
        });
  }

  /// Ends the nodes and removes the network and all files of the lab; the image and the snapshots
  /// stay. Works whatever was left behind by whatever crash, and where there is nothing.
  ///
  /// @param keepDisks shut the nodes down and keep the files, so that `up` goes on with them
  public void down(boolean keepDisks) throws LabException, InterruptedException {
    changing(
        () -> {
          if (keepDisks && Files.exists(files.record())) {
            BothNodes.each(settings, power::shutDown);
          }
          power.cutAll();
          namespace.delete();
          if (!keepDisks) {
            LocalCommand.remove(files.directory());
          }
          progress.accept(Message.of("lab.down", settings.name()));
          return null;
        });
  }

  /// Cuts a node's power.
  public void powerOff(String node) throws LabException, InterruptedException {
    if (power.cut(node(node))) {
      progress.accept(Message.of("lab.node.off", node));
    }
  }

  /// Boots a node that is off, and waits until it can be logged in to.
  public void powerOn(String node) throws LabException, InterruptedException {
    changing(
        () -> {
          LabImage image = disks.image(requireRecord());
          namespace.create(settings.network());
          power.on(node(node), image, accelerator(image));
          return null;
        });
  }

  /// Pulls a node's cable to the lab's network.
  public void cutLink(String node) throws LabException, InterruptedException {
    namespace.setLink(power.tap(node(node)), false);
  }

  /// Plugs a node's cable in again.
  public void restoreLink(String node) throws LabException, InterruptedException {
    namespace.setLink(power.tap(node(node)), true);
  }

  /// How the lab is right now. Changes nothing; asks each running node whether it answers.
  public LabStatus status() throws LabException, InterruptedException {
    var nodes = new ArrayList<LabStatus.Node>();
    for (LabNode node : LabNode.of(settings)) {
      boolean on = power.isOn(node);
      boolean connected = on && namespace.exists() && namespace.isUp(power.tap(node));
      nodes.add(
          new LabStatus.Node(
              node.name(), node.address(), on, connected, connected && power.answers(node)));
    }
    return new LabStatus(
        settings.name(),
        Optional.of(namespace.name()).filter(name -> namespace.exists()),
        LabRecord.read(files).map(LabRecord::imageId),
        nodes,
        Optional.of(files.clusterJson()).filter(Files::exists));
  }

  /// The command that logs root in to a node, for this computer's root to run.
  ///
  /// @param command what to run on the node; empty for a shell
  /// @throws LabException if the lab is not up, or has no such node
  public List<String> sshCommand(String node, List<String> command) throws LabException {
    requireRecord();
    return ssh.command(node(node), command);
  }

  /// A command as it must be called to run on this computer but inside the lab's network, where the
  /// nodes and the virtual address are.
  public List<String> insideCommand(List<String> command) {
    return namespace.inside(command);
  }

  /// The last 30 lines of a node's console.
  public String console(String node) throws LabException {
    return power.console(node(node));
  }

  /// What the lab is like.
  public LabSettings settings() {
    return settings;
  }

  /// The lab's own directory: `NODE.console.log`, `NODE.pid`, `NODE.qmp` and the rest.
  public Path directory() {
    return files.directory();
  }

  /// The lab's network namespace.
  public String namespace() {
    return namespace.name();
  }

  /// The spec for its nodes; exists once the lab has been up.
  public Path clusterJson() {
    return files.clusterJson();
  }

  /// The nodes' host keys; exists once the lab has been up.
  public Path knownHosts() {
    return files.knownHosts();
  }

  /// The private key that logs in as root, and as the users `futago` (sudo with the password
  /// `futago`), `nopass` (sudo without a password) and `nosudo` (no sudo, password `nosudo`).
  public Path identity() {
    return files.identity();
  }

  private Path bringUp(Optional<String> snapshot)
      throws LabException, IOException, InterruptedException {
    Prerequisites.check();
    Optional<LabRecord> existing = LabRecord.read(files);
    if (existing.isPresent()
        && (snapshot.isPresent() || !existing.get().settings().equals(settings))) {
      throw new LabException(
          Message.of("lab.exists", settings.name()),
          Message.of("lab.exists.cure", settings.name()));
    }
    if (existing.isEmpty()) {
      // What is there without a record is what a crash left behind.
      power.cutAll();
    }
    LabRecord record = existing.isPresent() ? existing.get() : disks.create(snapshot);
    LabImage image = disks.image(record);
    Accelerator accelerator = accelerator(image);
    namespace.create(settings.network());
    BothNodes.each(settings, node -> power.on(node, image, accelerator));
    return files.clusterJson();
  }

  private Accelerator accelerator(LabImage image) throws LabException, InterruptedException {
    return new KvmProbe(home.cache().resolve("kvm-probe"), progress).accelerator(image);
  }

  private LabRecord requireRecord() throws LabException {
    return LabRecord.read(files).orElseThrow(() -> absent());
  }

  private LabException absent() {
    return new LabException(
        Message.of("lab.absent", settings.name()), Message.of("lab.absent.cure", settings.name()));
  }

  private LabNode node(String name) throws LabException {
    return LabNode.of(settings).stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LabException(
                    Message.of("lab.noNode", settings.name(), name),
                    Message.of("lab.noNode.cure", String.join(", ", settings.nodeNames()))));
  }

  private interface Change<T> {
    T make() throws LabException, IOException, InterruptedException;
  }

  private <T> T changing(Change<T> change) throws LabException, InterruptedException {
    Prerequisites.requireRoot();
    try (var _ = LabLock.take(files)) {
      return change.make();
    } catch (IOException e) {
      throw new LabException(
          Message.of(
              "lab.notWritten", files.directory().toString(), String.valueOf(e.getMessage())),
          Message.of("lab.notWritten.cure"),
          e);
    }
  }
}
