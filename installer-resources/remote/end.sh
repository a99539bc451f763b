# Ends all processes of a run: asks them to end, and kills what is left after three seconds.
# The run's name comes by standard input; on the command line it would be found as well.
read -r run || exit 1

# The processes that have the name in their environment or on their command line, and all that
# descend from them: what is started through "su -" has a fresh environment.
found() {
  named=$(printf '%s\n' "$run" |
    grep -lsF -f - /proc/[0-9]*/environ /proc/[0-9]*/cmdline | cut -d/ -f3 | tr '\n' ' ')
  sed -E 's/^([0-9]+) \(.*\) . ([0-9]+) .*/\1 \2/' /proc/[0-9]*/stat 2>/dev/null |
    awk -v named="$named" '
      { parent[$1] = $2 }
      END {
        count = split(named, list)
        for (i = 1; i <= count; i++) ours[list[i]] = 1
        do {
          grown = 0
          for (p in parent) if (!(p in ours) && parent[p] in ours) { ours[p] = 1; grown = 1 }
        } while (grown)
        for (p in ours) print p
      }'
}

# Of the given processes, those that still are.
alive() {
  for p in "$@"; do
    if [ -d "/proc/$p" ]; then echo "$p"; fi
  done
}

# await LOOKS PROCESS...: until none of them is left, ten looks a second.
await() {
  looks=$1
  shift
  while [ "$looks" -gt 0 ] && [ -n "$(alive "$@")" ]; do
    looks=$((looks - 1))
    sleep 0.1
  done
}

all=$(found)
for p in $all; do kill -TERM "$p" 2>/dev/null; done
await 30 $all
# Once more by name: something may have been started meanwhile.
all=$(alive $all; found)
for p in $all; do kill -KILL "$p" 2>/dev/null; done
await 10 $all
exit 0
