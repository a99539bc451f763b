package futago.spec;

import java.util.Optional;

/// How to log in to a node. Passwords are no part of it: they come from a prompt or the
/// environment.
///
/// @param host host name, address, or an alias of `~/.ssh/config`
/// @param port empty: what `~/.ssh/config` says, else 22
/// @param user empty: what `~/.ssh/config` says, else root
/// @param identity private key file, `~` allowed; empty: the usual ones
/// @param jump host to log in through, `[user@]host[:port]`
/// @param sudo whether commands need `sudo` to become root
public record SshSpec(
    String host,
    Optional<Integer> port,
    Optional<String> user,
    Optional<String> identity,
    Optional<String> jump,
    boolean sudo) {}
