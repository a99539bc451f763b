package futago.spec;

/// The database.
///
/// @param version major version as PostgreSQL writes it, such as `9.3` or `15`
/// @param port TCP port
/// @param clients network that may connect with a password, in CIDR notation
public record PostgresqlSpec(String version, int port, String clients) {}
