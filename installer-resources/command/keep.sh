# Finds the file that a path means, through symbolic links, and makes its directory.
futago_target() (
  directory=$(dirname -- "$1")
  if [ ! -d "$directory" ]; then
    umask 022
    mkdir -p -- "$directory" || exit
  fi
  target=$(readlink -f -- "$1") || exit
  if [ -e "$target" ] && [ ! -f "$target" ]; then
    echo "$1: not a regular file" >&2
    exit 1
  fi
  printf '%s\n' "$target"
)

# Keeps what is at a path before it is replaced: the first time as its original (or as a note that
# there was nothing), later as one more backup. Arguments: where to keep it, the path.
futago_keep() (
  umask 077
  mkdir -p -- "$1" || exit
  kept=$1/original$2
  if [ -e "$kept" ] || [ -e "$1/absent$2" ]; then
    if [ ! -e "$2" ]; then
      exit 0
    fi
    kept=$1/backup$2.$(date -u +%Y%m%dT%H%M%SZ)
    while [ -e "$kept" ]; do
      kept=$kept+
    done
  elif [ ! -e "$2" ]; then
    mkdir -p -- "$(dirname -- "$1/absent$2")" && : >"$1/absent$2"
    exit
  fi
  # A copy that broke off must not pass for the original.
  mkdir -p -- "$(dirname -- "$kept")" && cp -p -- "$2" "$kept.part" && mv -f -- "$kept.part" "$kept"
)
