package futago.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A secret that is let loose to see where it comes out. It has a core that stands nowhere else, so
/// that it is found however the rest is quoted.
///
/// @param name whose it is
/// @param value the secret
/// @param core a part of it of letters and digits
public record Canary(String name, String value, String core) {
  /// A secret with much in it that has to be quoted.
  public static Canary of(String name, String core) {
    return new Canary(name, "-" + core + " '\"$(id)`id`\\ &<ü子;#", core);
  }

  /// The forms in which it could come out, by what they are called.
  private Map<String, String> forms() {
    byte[] bytes = core.getBytes(UTF_8);
    var forms = new java.util.LinkedHashMap<String, String>();
    forms.put("plain", core);
    forms.put("reversed", new StringBuilder(core).reverse().toString());
    forms.put("in hexadecimal", HexFormat.of().formatHex(bytes));
    forms.put("in UTF-16", String.join("\0", core.split("", -1)));
    forms.put("as a URL", URLEncoder.encode(value, UTF_8));
    for (int shift = 0; shift < 3; shift++) {
      // Of what stands before and after it, the ends of the text depend.
      String text = Base64.getEncoder().encodeToString(("x".repeat(shift) + core).getBytes(UTF_8));
      forms.put("in base64, " + shift, text.substring(4, text.length() - 4));
    }
    return forms;
  }

  /// Where in a text it comes out, if it does.
  public Optional<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    forms()
        .forEach(
            (form, words) -> {
              boolean here =
                  form.equals("in hexadecimal") ? lower.contains(words) : text.contains(words);
              if (here) {
                int at = Math.max(0, text.indexOf(words));
                found.add(
                    "%s %s: …%s…"
                        .formatted(
                            name,
                            form,
                            text.substring(
                                Math.max(0, at - 60), Math.min(text.length(), at + 60))));
              }
            });
    return found.stream().findFirst();
  }
}
