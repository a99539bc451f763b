package futago.spec;

/// What only the platform el6-heartbeat needs.
///
/// @param variant which hosts these are
/// @param sources where the software comes from
/// @param heartbeat the membership layer's settings
/// @param selinuxOff whether SELinux is switched off, as in the talk, or left as it is
public record El6Spec(
    ElVariant variant, SourcesSpec sources, HeartbeatSpec heartbeat, boolean selinuxOff) {
  /// The talk's own.
  public static final El6Spec TALK =
      new El6Spec(
          ElVariant.EL6_X86_64, SourcesSpec.of(ElVariant.EL6_X86_64), HeartbeatSpec.TALK, true);
}
