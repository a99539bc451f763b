package futago.ui.look;

import java.text.NumberFormat;

/// Amounts of data in words.
public final class Sizes {
  private static final long STEP = 1024;

  private Sizes() {}

  /// KiB, or a larger unit with one decimal.
  public static String kib(long kib, Language language) {
    NumberFormat format = NumberFormat.getNumberInstance(language.locale().get());
    if (kib < STEP) {
      return format.format(kib) + " KiB";
    }
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    double mib = (double) kib / STEP;
    return mib < STEP ? format.format(mib) + " MiB" : format.format(mib / STEP) + " GiB";
  }
}
