package futago.stage.drbd;

import futago.command.Probe;
import futago.platform.Disks;
import futago.spec.DiskSpec;
import futago.spec.NodeSpec;
import futago.stage.Names;
import futago.stage.PlanInput;

/// Looks at the disk that DRBD is to have, without changing it. Prints one of
/// - `ours …`: DRBD already uses it for our resource, or it has DRBD's metadata and a note on the
///   node says that it is ours, as after `futago remove`
/// - `blank`: nothing recognisable on it and nobody uses it
/// - `no-image`: an image or its loop device is still to be made
/// - anything else: what was found, in words.
final class Inspection {
  private Inspection() {}

  /// The size of the disk in bytes, then the names by which no other disk in the world is known,
  /// one a line.
  static Probe identity(PlanInput input, NodeSpec node) {
    return new Probe(
        "disk-identity",
        """
        device=$(readlink -f %s)
        blockdev --getsize64 "$device"
        for link in /dev/disk/by-id/wwn-* /dev/disk/by-id/nvme-eui.* /dev/disk/by-id/scsi-3*; do
          [ "$(readlink -f "$link")" = "$device" ] && echo "${link##*/}"
        done
        """
            .formatted(futago.command.Shell.quote(input.spec().diskOf(node).backing())));
  }

  static Probe of(PlanInput input, NodeSpec node) {
    Disks disks = input.platform().disks();
    String device = input.spec().diskOf(node).backing();
    String resource = input.spec().drbd().resource();
    String image = input.spec().diskOf(node) instanceof DiskSpec.Image disk ? disk.image() : "";
    return new Probe(
        "disk:" + device.replaceAll("[^A-Za-z0-9_./:+-]", "_"),
        """
        device=$(readlink -f %1$s) image=%3$s
        if [ -n "$image" ]; then
          used=$(%5$s)
          [ -z "$used" ] || [ "$used" = "$image" ] || { echo "%1$s is in use for $used"; exit 0; }
          [ -n "$used" ] && [ -e "$image" ] || { echo no-image; exit 0; }
        fi
        [ -b "$device" ] || { echo "there is no such device"; exit 0; }
        drbdsetup show %2$s 2>/dev/null | grep -qE "\\"($device|%1$s)\\"" && { echo ours attached; exit 0; }
        users=$(
        %6$s)
        [ -z "$users" ] || { echo "$users"; exit 0; }
        grep -q "^$device " /proc/swaps && { echo "swap in use"; exit 0; }
        found=$(
        %7$s
        )
        [ -n "$found" ] || { echo blank; exit 0; }
        case " $found " in *" drbd "*)
          [ "$(cat %4$s/disk 2>/dev/null)" = "$device" ] && { echo "ours: $found"; exit 0; } ;;
        esac
        echo "holds $found"
        """
            .formatted(
                futago.command.Shell.quote(device),
                futago.command.Shell.quote(resource),
                image.isEmpty() ? "''" : futago.command.Shell.quote(image),
                Names.STATE,
                disks.fileBehind(DiskSpec.LOOP),
                disks.users(),
                disks.signatures()));
  }
}
