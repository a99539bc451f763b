package futago.platform;

import futago.command.Action;
import futago.command.Run;
import java.util.List;

/// Trait: how disks are looked at, and how a file becomes one, now and at every boot. What is a
/// `String` here is a piece of shell that only reads.
public interface Disks {
  /// Shows a device to a person.
  Run show(String device);

  /// Prints the file behind a loop device; nothing if it is free.
  String fileBehind(String loop);

  /// Prints in words who uses the device `$device`; nothing if nobody does.
  String users();

  /// Prints what is recognisable on the device `$device`; nothing if it is blank.
  String signatures();

  /// Puts a file on a loop device, now and at every boot before Pacemaker needs it.
  List<Action> attach(String image, String loop);

  /// Takes back what {@link #attach} did.
  List<Action> detach(String image, String loop);

  /// Makes a device blank, and keeps what is needed to undo that in `/root`.
  Run wipe(String device);

  /// Makes a device blank for good.
  Run erase(String device);
}
