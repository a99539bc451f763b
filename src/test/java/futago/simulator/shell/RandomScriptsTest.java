package futago.simulator.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scripts made up by chance, always the same ones, that this machine's own shell and tools must
/// take as the simulated ones do.
class RandomScriptsTest {
  private static final long SEED = 20140227;

  @TempDir private Path directory;

  private void agree(int number, Function<Random, String> line) throws Exception {
    var random = new Random(SEED);
    var script = new StringJoiner("\n");
    for (int i = 0; i < number; i++) {
      script.add(line.apply(random));
    }
    var simulated = new SimulatedShell();
    String[] said = simulated.run(script.toString(), directory.toString()).output().split("\n", -1);
    String[] expected =
        new RealShell("dash").run(script.toString(), directory).output().split("\n", -1);
    String[] lines = script.toString().split("\n", -1);
    for (int i = 0; i < Math.min(lines.length, expected.length); i++) {
      assertThat(i < said.length ? said[i] : "(nothing)").as(lines[i]).isEqualTo(expected[i]);
    }
    assertThat(said).hasSameSizeAs(expected);
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String several(Random random, int most, String... choices) {
    var text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(pick(random, choices));
    }
    return text.toString();
  }

  @Test
  void calculations() throws Exception {
    agree(400, random -> "echo $((" + calculation(random, 4) + "))");
  }

  private static String calculation(Random random, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return Integer.toString(random.nextInt(random.nextBoolean() ? 5 : 1000));
    }
    String left = calculation(random, depth - 1);
    String right = calculation(random, depth - 1);
    return switch (random.nextInt(6)) {
      case 0 -> "(" + left + ")";
      case 1 -> pick(random, "-", "!", "~", "+") + " " + left;
      case 2 -> left + " ? " + right + " : " + calculation(random, depth - 1);
      case 3 -> left + " " + pick(random, "<<", ">>") + " " + random.nextInt(9);
      case 4 -> left + " " + pick(random, "/", "%") + " " + (1 + random.nextInt(9));
      default ->
          left
              + pick(
                  random, "+", " - ", "*", "|", "^", "&", "==", "!=", "<", "<=", ">", ">=", "&&",
                  "||")
              + " "
              + right;
    };
  }

  @Test
  void fields() throws Exception {
    agree(
        500,
        random -> {
          String value = several(random, 6, "a", "b", " ", ":", "  ", "*", "\\\\", "x:y");
          String use = several(random, 4, "$v", "\"$v\"", "c", "'d e'", "${v}", "\"\"", "$e", " ");
          // Where one expansion ends in a blank and the next begins with a colon, dash and bash
          // differ.
          boolean once = use.replaceAll("[^v]", "").length() < 2;
          String separators =
              once ? pick(random, "': '", "' :'", "'b '") : pick(random, "' '", "':'", "''", "'b'");
          return "v='%s' e= ; IFS=%s; set -f -- %s; unset IFS; printf '%%s<%%s>' \"$#\" \"$@\"; echo"
              .formatted(value, separators, use);
        });
  }

  @Test
  void parameters() throws Exception {
    agree(
        500,
        random -> {
          String value = several(random, 6, "a", "b", "ab", "/", ".", "*");
          String pattern = several(random, 3, "a", "?", "*", "[ab]", "b*", "\\*", "/", ".", "[!a]");
          String operator = pick(random, "#", "##", "%", "%%", ":-", "-", "+", ":+");
          return "v='%s'; echo \"${v%s%s}\" \"<${v%s\"%s\"}>\""
              .formatted(value, operator, pattern, operator, pattern.replace("\\", ""));
        });
  }

  @Test
  void patterns() throws Exception {
    agree(
        500,
        random -> {
          String text = several(random, 4, "a", "b", "-", "]", "1", ".");
          String pattern =
              several(
                  random,
                  4,
                  "a",
                  "?",
                  "*",
                  "[a-c]",
                  "[!a]",
                  "[]-]",
                  "[[:digit:]]",
                  "-",
                  "1",
                  "\"*\"",
                  "[a\\]]");
          if (pattern.isEmpty()) {
            pattern = "''";
          }
          return "case '%s' in %s) echo yes ;; *) echo no ;; esac".formatted(text, pattern);
        });
  }

  @Test
  void regularExpressions() throws Exception {
    agree(
        300,
        random -> {
          String text = several(random, 7, "a", "b", "ab", "1", "-", ".", "]");
          String expression =
              "^".repeat(random.nextInt(6) / 5)
                  + several(
                      random,
                      4,
                      "a",
                      "b",
                      ".",
                      "a*",
                      "b+",
                      "(ab)*",
                      "(a|ab)",
                      "[ab]",
                      "[^a]",
                      "1?",
                      "[]-]",
                      "[[:alpha:]]+",
                      "a{1,2}",
                      "\\.",
                      "(b)?")
                  + "$".repeat(random.nextInt(6) / 5);
          return "echo '%s' | sed -E 's/%s/<&>/%s' | tr -d '\\n'; echo '%s' | grep -cE '%s'"
              .formatted(text, expression, pick(random, "", "g", "2"), text, expression)
              .replace("s//", "s/x*/");
        });
  }

  @Test
  void formats() throws Exception {
    agree(
        400,
        random -> {
          String flags = several(random, 2, "-", "0", "+", " ", "#");
          String width = pick(random, "", "", "3", "8");
          String precision = pick(random, "", "", ".0", ".2", ".5");
          String conversion = pick(random, "d", "i", "x", "X", "o", "u", "s", "c", "f", "e", "g");
          String value =
              "sc".contains(conversion)
                  ? pick(random, "abc", "x", "''", "hello")
                  : "feg".contains(conversion)
                      ? pick(random, "0", "1.5", "-2.25", "123456.789", "0.00001234", "1e10", "100")
                      : pick(random, "0", "7", "42", "1000", "123456");
          return "printf '[%%%s%s%s%s]\\n' %s"
              .formatted(flags, width, precision, conversion, value);
        });
  }
}
