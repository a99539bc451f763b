package futago.simulator.host.software;

import futago.simulator.machine.Call;
import futago.simulator.machine.FileEntry;
import futago.simulator.machine.FileTree;
import futago.simulator.machine.NotModelledException;
import futago.simulator.machine.Options;
import futago.simulator.machine.Program;
import futago.simulator.machine.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `tar`, for unpacking and listing a gzipped archive.
final class Tar {
  private static final int FAILED = 2;

  private Tar() {}

  static Program program() {
    Tool tool =
        call -> {
          List<String> words = call.arguments();
          boolean oldStyle = !words.isEmpty() && words.getFirst().matches("[xtzvf]+");
          var options =
              Options.of(
                  oldStyle
                      ? Stream.concat(Stream.of("-" + words.getFirst()), words.stream().skip(1))
                          .toList()
                      : words,
                  "xtzvf:C:");
          if (options.has('x') == options.has('t')
              || !options.has('f')
              || !options.words().isEmpty()) {
            throw new NotModelledException();
          }
          return run(call, options);
        };
    return tool.program();
  }

  private static int run(Call call, Options options) throws IOException {
    String archive = options.value('f').orElseThrow();
    Optional<FileEntry> entry =
        call.machine().files().find(call.path(archive)).filter(FileEntry::isFile);
    if (entry.isEmpty()) {
      call.err()
          .println(
              "tar (child): "
                  + archive
                  + ": Cannot open: No such file or directory\n"
                  + "tar (child): Error is not recoverable: exiting now\n"
                  + "tar: Child returned status 2\n"
                  + "tar: Error is not recoverable: exiting now");
      return FAILED;
    }
    List<TarArchive.Member> members;
    try {
      members = TarArchive.unpack(entry.get().content());
    } catch (IOException e) {
      call.err().println("\n" + e.getMessage());
      call.err()
          .println("tar: Child returned status 1\ntar: Error is not recoverable: exiting now");
      return FAILED;
    }
    String directory = call.path(options.value('C').orElse(call.directory()));
    for (TarArchive.Member member : members) {
      if (options.has('v') || options.has('t')) {
        call.out().println(member.name());
      }
      if (options.has('x')) {
        put(call, directory, member);
      }
    }
    return 0;
  }

  private static void put(Call call, String directory, TarArchive.Member member)
      throws IOException {
    FileTree files = call.machine().files();
    String path = directory + "/" + member.name().replaceFirst("/$", "");
    if (member.isDirectory()) {
      files.makeDirectories(path);
      return;
    }
    files.makeDirectories(path.substring(0, path.lastIndexOf('/')));
    files.write(path, member.text(), call.user());
    files.set(path, files.find(path).orElseThrow().withMode(member.mode()));
  }
}
