package futago.ui.look;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2RoundAL;
import org.kordamp.ikonli.material2.Material2RoundMZ;

/// The icons of the window. None stands alone for a meaning: a word or a name for screen readers is
/// always beside it.
@SuppressWarnings("ImmutableEnumChecker") // the icons of a font are an enum too
public enum Icon {
  ADDRESS(Material2RoundMZ.SWAP_HORIZ),
  CHECK(Material2RoundAL.CHECK),
  CLOSE(Material2RoundAL.CLOSE),
  COPY(Material2RoundAL.CONTENT_COPY),
  DATABASE(Material2RoundMZ.STORAGE),
  DISK(Material2RoundAL.LAYERS),
  DOWN(Material2RoundAL.KEYBOARD_ARROW_DOWN),
  FAILED(Material2RoundMZ.PRIORITY_HIGH),
  FOLDER(Material2RoundAL.FOLDER),
  HELP(Material2RoundAL.HELP_OUTLINE),
  HISTORY(Material2RoundAL.HISTORY),
  HOSTS(Material2RoundAL.DNS),
  LOCK(Material2RoundAL.LOCK),
  NEXT(Material2RoundAL.CHEVRON_RIGHT),
  PLAY(Material2RoundMZ.PLAY_ARROW),
  PREVIOUS(Material2RoundAL.CHEVRON_LEFT),
  REPORT(Material2RoundAL.DESCRIPTION),
  RESOURCE(Material2RoundAL.EXTENSION),
  RETRY(Material2RoundMZ.REPLAY),
  RETURN(Material2RoundAL.KEYBOARD_RETURN),
  SAVE(Material2RoundMZ.SAVE_ALT),
  SEARCH(Material2RoundMZ.SEARCH),
  SIMULATION(Material2RoundMZ.PLAY_CIRCLE_OUTLINE),
  SKIP(Material2RoundMZ.SKIP_NEXT),
  STOP(Material2RoundMZ.STOP),
  TIMER(Material2RoundMZ.TIMER),
  UP(Material2RoundAL.KEYBOARD_ARROW_UP),
  WARNING(Material2RoundMZ.WARNING);

  private final Ikon ikon;

  Icon(Ikon ikon) {
    this.ikon = ikon;
  }

  /// The icon at a size in pixels; its colour is that of the text around it.
  public FontIcon of(int size) {
    var icon = new FontIcon(ikon);
    icon.setIconSize(size);
    icon.getStyleClass().add("icon");
    return icon;
  }
}
