package futago.simulator.host.software;

import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.Machine;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;

/// The archive with Linux-HA Japan's local repository, where the talk has it: among root's
/// downloads. What is in the packages is no bytes but what the host makes of their names.
final class LinuxHaArchive {
  private static final String NAME = "pacemaker-1.0.13-1.2.el6.x86_64.repo";
  private static final String PATH = "/root/Downloads/" + NAME + ".tar.gz";

  private LinuxHaArchive() {}

  static void put(Machine machine, Catalogue catalogue, Mirrors mirrors) {
    List<TarArchive.Member> members = new ArrayList<>();
    members.add(TarArchive.directory(NAME));
    members.add(
        TarArchive.file(
            NAME + "/pacemaker.repo",
            """
            [pacemaker]
            name=pacemaker
            baseurl=file:///tmp/%s/
            gpgcheck=0
            enabled=1
            """
                .formatted(NAME)));
    members.add(TarArchive.directory(NAME + "/repodata"));
    members.add(TarArchive.file(NAME + "/repodata/repomd.xml", "<repomd/>\n"));
    members.add(TarArchive.directory(NAME + "/rpm"));
    catalogue.all().stream()
        .filter(unit -> unit.source().equals("pacemaker"))
        .forEach(
            unit ->
                members.add(
                    TarArchive.file(
                        NAME + "/rpm/" + unit.full() + ".rpm",
                        "the simulated package " + unit.full() + "\n")));
    byte[] archive = TarArchive.pack(members, machine.clock().instant());
    mirrors.know(NAME + ".tar.gz", archive);
    FileTree files = machine.files();
    files.install(PATH, "");
    try {
      FileEntry there = files.find(PATH).orElseThrow();
      files.set(
          PATH,
          new FileEntry(
              there.kind(),
              there.owner(),
              there.group(),
              there.mode(),
              there.modified(),
              archive,
              ""));
    } catch (FileSystemException e) {
      throw new IllegalStateException(e);
    }
  }
}
