# Puts back what was at a path before it was first replaced, and forgets it; what is there now is
# kept as a backup. Prints `changed` or `unchanged`. Arguments: where things are kept, the path.
futago_restore() (
  umask 077
  if [ ! -d "$(dirname -- "$2")" ]; then
    echo unchanged
    exit 0
  fi
  target=$(futago_target "$2") || exit
  original=$1/original$target absent=$1/absent$target
  if [ -e "$original" ]; then
    temporary=
    trap 'rm -f -- "$temporary"' EXIT
    trap 'exit 1' HUP INT TERM PIPE
    temporary=$(mktemp -- "$(dirname -- "$target")/.futago.XXXXXX") && cp -p -- "$original" "$temporary" || exit
    if [ -e "$target" ] && cmp -s -- "$temporary" "$target"; then
      outcome=unchanged
    else
      futago_keep "$1" "$target" || exit
      outcome=changed
    fi
    # In any case, for the original's owner and mode.
    mv -f -- "$temporary" "$target" && rm -f -- "$original" && echo "$outcome"
  elif [ -e "$absent" ]; then
    if [ -e "$target" ]; then
      futago_keep "$1" "$target" && rm -f -- "$target" "$absent" && echo changed
    else
      rm -f -- "$absent" && echo unchanged
    fi
  else
    echo unchanged
  fi
)

# Takes a block out of a file; prints `changed` or `unchanged`. A file that is then as it was before
# it was first edited counts as put back. Arguments: where things are kept, the path, the block's
# name.
futago_unblock() (
  if [ ! -e "$2" ]; then
    echo unchanged
    exit 0
  fi
  outcome=$(futago_edit "$1" "$2" no unblock "$3" '' '') && target=$(futago_target "$2") || exit
  if [ -e "$1/absent$target" ] && [ ! -s "$target" ]; then
    rm -f -- "$target" "$1/absent$target" || exit
    outcome=changed
  elif [ -e "$1/original$target" ] && cmp -s -- "$1/original$target" "$target"; then
    rm -f -- "$1/original$target" || exit
  fi
  echo "$outcome"
)
