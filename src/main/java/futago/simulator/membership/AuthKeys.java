package futago.simulator.membership;

import futago.simulator.machine.FileEntry;
import futago.simulator.machine.Machine;
import java.util.HashMap;
import java.util.Map;

/// Heartbeat's key file, `authkeys`.
final class AuthKeys {
  private static final String PATH = "/etc/ha.d/authkeys";
  private static final String SHOWN = "/etc/ha.d//authkeys";
  private static final String TROUBLE = "\nAuthentication configuration error.";

  private AuthKeys() {}

  /// The key that is in use, with its method.
  static String read(Machine machine) throws ConfigurationError {
    FileEntry file =
        machine
            .files()
            .find(PATH)
            .orElseThrow(
                () ->
                    new ConfigurationError(
                        "Cannot open keyfile [" + SHOWN + "].  Stop." + TROUBLE));
    if ((file.mode() & 0077) != 0) {
      throw new ConfigurationError(
          "Bad permissions on keyfile [" + SHOWN + "], 600 recommended." + TROUBLE);
    }
    String use = "";
    Map<String, String> keys = new HashMap<>();
    for (String line : machine.files().text(PATH).orElse("").lines().toList()) {
      String[] words = line.replaceAll("#.*", "").strip().split("\\s+", 2);
      if (words.length == 2 && words[0].equals("auth")) {
        use = words[1];
      } else if (words.length == 2) {
        keys.put(words[0], words[1]);
      }
    }
    String key = keys.get(use);
    if (key == null) {
      throw new ConfigurationError("No key for auth [" + use + "] in " + SHOWN + "." + TROUBLE);
    }
    if (!key.matches("(crc|(md5|sha1)\\s+\\S+)")) {
      throw new ConfigurationError("Bad authentication method or key in " + SHOWN + "." + TROUBLE);
    }
    return key;
  }
}
