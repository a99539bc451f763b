# Edits a file; prints `changed` or `unchanged`. Arguments: where to keep what was there, the path,
# whether to make a missing file (yes or no), then four words an edit: `block NAME BEFORE TEXT`,
# `setting KEY SEPARATOR VALUE`, `words SECTION KEY WORDS` or `unblock NAME '' ''`.
futago_edit() (
  umask 077
  kept=$1 path=$2 create=$3
  shift 3
  if [ ! -e "$path" ] && [ "$create" != yes ]; then
    echo "$path: no such file" >&2
    exit 1
  fi
  target=$(futago_target "$path") || exit
  temporary=
  trap 'rm -f -- "$temporary"' EXIT
  trap 'exit 1' HUP INT TERM PIPE
  rm -f -- "$(dirname -- "$target")"/.futago.??????
  temporary=$(mktemp -- "$(dirname -- "$target")/.futago.XXXXXX") || exit
  if [ -e "$target" ]; then
    # The copy brings owner and mode along.
    cp -p -- "$target" "$temporary" && futago_edited "$target" "$@" >"$temporary" || exit
  else
    chmod 0644 "$temporary" && futago_edited /dev/null "$@" >"$temporary" || exit
  fi
  if [ -e "$target" ] && cmp -s -- "$temporary" "$target"; then
    echo unchanged
    exit 0
  fi
  # A host that loses its power a moment later has both files whole, or the old one.
  futago_keep "$kept" "$target" && sync && mv -f -- "$temporary" "$target" && echo changed
)
