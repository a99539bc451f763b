package futago.simulator.drbd;

/// What differs between the builds of DRBD 8.4 and its tools.
///
/// @param procHeader how `/proc/drbd` begins
/// @param setup the program that `drbdadm` hands its work to
/// @param meta how `drbdmeta` calls the format of the metadata
/// @param overview whether there is `drbd-overview`
/// @param status whether `drbdadm` knows `status`
public record DrbdFlavour(
    String procHeader, String setup, String meta, boolean overview, boolean status) {
  /// ELRepo's kmod-drbd84 and drbd84-utils 8.4.4 on EL 6.
  public static final DrbdFlavour EL6 =
      new DrbdFlavour(
          """
          version: 8.4.4 (api:1/proto:86-101)
          GIT-hash: 599f286440bd633d15d5ff985204aff4bccffadd build by phil@Build64R6, 2013-10-14 15:33:06
          """,
          "drbdsetup",
          "v08",
          true,
          false);

  /// Debian 12: the kernel's own 8.4.11 with drbd-utils 9.22.
  public static final DrbdFlavour DEBIAN =
      new DrbdFlavour(
          """
          version: 8.4.11 (api:1/proto:86-101)
          srcversion: F73C670A7EC572DB9CF3E5B\s
          """,
          "drbdsetup",
          "v08",
          false,
          true);
}
