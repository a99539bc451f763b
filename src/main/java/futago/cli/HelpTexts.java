package futago.cli;

import futago.text.Message;
import futago.text.Texts;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Futago's own texts as the bundle that picocli looks its help up in: picocli's
/// `futago.apply.from` is our `cli.help.futago.apply.from`.
final class HelpTexts extends ResourceBundle {
  private static final String PREFIX = "cli.help.";

  private final Texts texts;
  private final Set<String> keys = new TreeSet<>();

  /// The help of a command and all its subcommands.
  HelpTexts(CommandLine command, Texts texts) {
    this.texts = texts;
    collect(command);
  }

  private void collect(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    add(spec, "usage.header");
    add(spec, "usage.description");
    add(spec, "usage.footer");
    add(spec, "usage.synopsisHeading");
    add(spec, "usage.descriptionHeading");
    add(spec, "usage.optionListHeading");
    add(spec, "usage.parameterListHeading");
    add(spec, "usage.commandListHeading");
    add(spec, "usage.footerHeading");
    spec.options().forEach(option -> add(spec, option.descriptionKey()));
    spec.positionalParameters().forEach(parameter -> add(spec, parameter.descriptionKey()));
    command.getSubcommands().values().forEach(this::collect);
  }

  /// A command's own text, else the one that all commands share.
  private void add(CommandSpec spec, String key) {
    if (key == null) {
      return;
    }
    String own = spec.qualifiedName(".") + "." + key;
    if (texts.has(PREFIX + own)) {
      keys.add(own);
    } else if (texts.has(PREFIX + key)) {
      keys.add(key);
    }
  }

  @Override
  protected Object handleGetObject(String key) {
    return keys.contains(key) ? texts.say(Message.of(PREFIX + key)) : null;
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(keys);
  }
}
