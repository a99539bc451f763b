package futago.simulator.tool;

import futago.simulator.machine.Bytes;
import futago.simulator.machine.Call;
import futago.simulator.machine.Options;
import futago.simulator.machine.Tool;
import futago.simulator.machine.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `awk`: its options, and what its program begins with.
final class AwkProgram {
  private AwkProgram() {}

  static Tool tool() {
    return AwkProgram::start;
  }

  private static int start(Call call) throws IOException, InterruptedException {
    Options options = Options.upToFirstWord(call, "F:v:f:", "assign=v", "field-separator=F");
    List<String> words = new ArrayList<>(options.words());
    var text = new StringBuilder();
    for (String path : options.values('f')) {
      text.append(Bytes.of(new Disk(call).read(path))).append('\n');
    }
    if (!options.has('f')) {
      if (words.isEmpty()) {
        throw new UsageException(
            2, "usage: awk [-F fs][-v var=value][prog | -f progfile][file ...]");
      }
      text.append(Bytes.of(words.removeFirst()));
    }
    AwkSyntax.Program program = AwkParser.parse(text.toString());
    var variables = new AwkVariables();
    Map.of(
            "FS",
            " ",
            "OFS",
            " ",
            "ORS",
            "\n",
            "RS",
            "\n",
            "SUBSEP",
            "\034",
            "CONVFMT",
            "%.6g",
            "OFMT",
            "%.6g",
            "FILENAME",
            "")
        .forEach(variables::set);
    variables.set("NR", 0);
    variables.set("FNR", 0);
    variables.set("ARGC", words.size() + 1.0);
    Map<String, AwkValue> argv = variables.global("ARGV").array();
    argv.put("0", AwkValue.of("awk"));
    for (int i = 0; i < words.size(); i++) {
      argv.put(Integer.toString(i + 1), AwkValue.input(Bytes.of(words.get(i))));
    }
    Map<String, AwkValue> environ = variables.global("ENVIRON").array();
    call.launch()
        .environment()
        .forEach((name, value) -> environ.put(Bytes.of(name), AwkValue.input(Bytes.of(value))));
    options.value('F').ifPresent(said -> variables.set("FS", unescape(Bytes.of(said))));
    for (String said : options.values('v')) {
      assign(variables, Bytes.of(said));
    }
    var out = new Output(call.out());
    var files = new AwkFiles(call, out);
    try {
      return new Awk(call, program, variables, files).run();
    } finally {
      files.closeAll();
    }
  }

  private static String unescape(String said) {
    var text = new StringBuilder();
    for (int i = 0; i < said.length(); i++) {
      if (said.charAt(i) == '\\' && i + 1 < said.length()) {
        i += AwkLexer.escape(said, i + 1, text);
      } else {
        text.append(said.charAt(i));
      }
    }
    return text.toString();
  }

  static boolean isAssignment(String word) {
    return word.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*");
  }

  static void assign(AwkVariables variables, String said) {
    if (!isAssignment(said)) {
      throw new UsageException(2, "improper assignment: -v " + said);
    }
    int equals = said.indexOf('=');
    variables
        .global(said.substring(0, equals))
        .set(AwkValue.input(unescape(said.substring(equals + 1))));
  }
}
