# Prints a file as it is after the edits. Arguments: the file, the edits.
futago_edited() (
  file=$1
  shift
  LC_ALL=C awk -- "$futago_edits" "$(tail -c 1 -- "$file" | wc -l)" "$@" <"$file"
)
