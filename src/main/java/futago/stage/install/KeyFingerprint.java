package futago.stage.install;

import futago.command.Run;

/// The fingerprint by which a key that packages are signed with is known, and how a node compares
/// it before it trusts a file that was fetched.
///
/// @param hexadecimal 40 digits in capitals, as `gpg --with-colons` prints them
record KeyFingerprint(String hexadecimal) {
  /// ELRepo's "RPM Signing Key for elrepo.org" of 2009, as published output of yum shows it
  /// whenever it imports the key.
  static final KeyFingerprint ELREPO =
      new KeyFingerprint("96C0104F631547311E0BB1AE309BC305BAADAE52");

  /// PGDG's "PostgreSQL RPM Building Project" of 2008, as published output of yum shows it whenever
  /// it imports the key, and a published list has it for `RPM-GPG-KEY-PGDG-94`.
  static final KeyFingerprint PGDG = new KeyFingerprint("68C9E2B91A37D136FE74D1761F16D2E1442DF0F8");

  /// Without a command gpg says what a file is and imports nothing: the 2.0 of CentOS 6 has no
  /// `--show-keys` yet. It would make its own directory in root's home, hence one that is taken
  /// away.
  private static final String COMPARE =
      """
      command -v gpg >/dev/null || { echo "no gpg here to look at $1 with: install the package gnupg2" >&2; exit 1; }
      home=$(mktemp -d) || exit
      found=$(gpg --homedir "$home" --batch --quiet --with-colons --with-fingerprint "$1" | sed -n '/^pub:/,/^fpr:/s/^fpr:*\\([0-9A-F]*\\):.*/\\1/p')
      rm -rf "$home"
      echo "$1 has the fingerprint ${found:-none}"
      [ "$found" = "$2" ] || { echo "$1 is another key than expected: its fingerprint is ${found:-none}, not $2. It was not imported." >&2; exit 1; }
      """;

  /// Fails unless a file holds this key and no other; says what it holds.
  Run isOf(String file) {
    return Run.script(COMPARE, file, hexadecimal);
  }

  /// The same for every file that a repository's description tells yum to import a key from.
  ///
  /// @param descriptions such as `/etc/yum.repos.d/elrepo*.repo`
  Run isOfAllNamedIn(String descriptions) {
    return Run.script(
        """
        for key in $(sed -n 's,^gpgkey=file://,,p' $1 | sort -u); do
        set -- "$key" "$2"
        """
            + COMPARE
            + "done\n",
        descriptions,
        hexadecimal);
  }
}
