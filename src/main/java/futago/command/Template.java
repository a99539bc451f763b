package futago.command;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Configuration files with holes, kept in `installer-resources` where a person can read them as
/// what they are. The holes are Mustache's: `{{name}}`, and `{{#list}} … {{/list}}` for repetition.
public final class Template {
  private Template() {}

  /// Fills a template.
  ///
  /// @param resource path below `installer-resources`, such as `debian-corosync/corosync.conf`
  /// @param values what goes into the holes; lists hold maps
  /// @throws IllegalStateException if there is no such template or a hole has no value: an error in
  ///   the step
  public static String fill(String resource, Map<String, ?> values) {
    try {
      return Mustache.compiler()
          .escapeHTML(false)
          .strictSections(true)
          .compile(text(resource))
          .execute(values);
    } catch (com.samskivert.mustache.MustacheException e) {
      throw new IllegalStateException("template " + resource + ": " + e.getMessage(), e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = Template.class.getResourceAsStream("/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("no template " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
