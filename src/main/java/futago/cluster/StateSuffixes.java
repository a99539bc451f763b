package futago.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands around the role and the node, such as ` (unmanaged) FAILED`; on a resource that runs
/// on several nodes it stands before them.
final class StateSuffixes {
  private String rest;
  private final boolean orphaned;
  private final boolean unmanaged;
  private final boolean failed;
  private final boolean failureIgnored;

  StateSuffixes(String state) {
    rest = state;
    orphaned = take("ORPHANED");
    unmanaged = take("(unmanaged)");
    failed = take("FAILED");
    failureIgnored = take("(failure ignored)");
  }

  private boolean take(String suffix) {
    Matcher found =
        Pattern.compile("(?:^| )" + Pattern.quote(suffix) + "(?= |\\[|$)").matcher(rest);
    boolean there = found.find();
    rest = found.replaceFirst("").strip();
    return there;
  }

  String rest() {
    return rest;
  }

  boolean orphaned() {
    return orphaned;
  }

  boolean unmanaged() {
    return unmanaged;
  }

  boolean failed() {
    return failed;
  }

  boolean failureIgnored() {
    return failureIgnored;
  }
}
