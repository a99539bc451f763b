package futago.report;

import futago.text.Message;

/// Something that this configuration cannot prevent.
///
/// @param tone `DANGER` if data or the service can be lost, else `WARNING`
/// @param what what can happen
/// @param cure what to do about it
record Risk(Tone tone, Message what, Message cure) {
  static Risk danger(String key, String cure, Object... arguments) {
    return new Risk(Tone.DANGER, Message.of(key, arguments), Message.of(cure, arguments));
  }

  static Risk warning(String key, String cure, Object... arguments) {
    return new Risk(Tone.WARNING, Message.of(key, arguments), Message.of(cure, arguments));
  }
}
