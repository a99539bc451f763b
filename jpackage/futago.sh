#!/bin/sh
# Starts Futago with a Java 25 or later: FUTAGO_JAVA_HOME, JAVA_HOME, the usual places, then the PATH.
set -eu
self=$(readlink -f "$0")
home=$(dirname "$(dirname "$self")")

is_new_enough() {
  [ -x "$1" ] && "$1" -version 2>&1 | grep -qE '^(openjdk|java) version "(2[5-9]|[3-9][0-9])'
}
for java in "${FUTAGO_JAVA_HOME:-}/bin/java" "$home/runtime/bin/java" "${JAVA_HOME:-}/bin/java" \
    /usr/lib/jvm/*25*/bin/java /usr/lib/jvm/*2[6-9]*/bin/java "$(command -v java || true)"; do
  if is_new_enough "$java"; then
    exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m --enable-native-access=ALL-UNNAMED \
      -cp "$home/lib/*" futago.app.Futago "$@"
  fi
done
echo "futago: Java 25 or later was not found. Install a JDK 25, or set FUTAGO_JAVA_HOME to one." >&2
exit 1
