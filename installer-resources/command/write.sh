# Gives a file the content on standard input; prints `changed` or `unchanged`. Arguments: where to
# keep what was there, the path, user:group, mode, size in bytes.
futago_write() (
  umask 077
  target=$(futago_target "$2") || exit
  temporary=
  trap 'rm -f -- "$temporary"' EXIT
  trap 'exit 1' HUP INT TERM PIPE
  # What a run left that was killed, or a host that went down: nobody else is at work here.
  rm -f -- "$(dirname -- "$target")"/.futago.??????
  temporary=$(mktemp -- "$(dirname -- "$target")/.futago.XXXXXX") && cat >"$temporary" || exit
  # A connection that broke off ends the input early.
  if [ "$(wc -c <"$temporary")" -ne "$5" ]; then
    echo "$2: the content arrived incomplete" >&2
    exit 1
  fi
  chown -- "$3" "$temporary" && chmod -- "$4" "$temporary" || exit
  if [ -e "$target" ] && cmp -s -- "$temporary" "$target"; then
    if [ "$(stat -c '%U:%G %a' -- "$temporary")" = "$(stat -c '%U:%G %a' -- "$target")" ]; then
      echo unchanged
      exit 0
    fi
    chown -- "$3" "$target" && chmod -- "$4" "$target" && echo changed
    exit
  fi
  # A host that loses its power a moment later has both files whole, or the old one.
  futago_keep "$1" "$target" && sync && mv -f -- "$temporary" "$target" && echo changed
)
