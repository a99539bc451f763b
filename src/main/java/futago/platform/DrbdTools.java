package futago.platform;

import java.util.List;

/// Trait: DRBD's tools.
///
/// @param packages what brings them
/// @param createOptions options of `drbdadm create-md`
/// @param status the command that shows role, disks and the progress of a synchronisation
public record DrbdTools(List<String> packages, List<String> createOptions, String status) {
  public DrbdTools {
    packages = List.copyOf(packages);
    createOptions = List.copyOf(createOptions);
  }
}
