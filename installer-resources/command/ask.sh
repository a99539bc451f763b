# Answers a question: its output, cut off where it is too long, then a line with its exit status.
# Arguments: the question's name, its script. The status takes a way of its own (descriptor 4); what
# is too long is read to its end, so that the question does not die of a broken pipe.
exec 3>&1
futago_ask() {
  futago_status=$(
    {
      {
        (eval "$2") 2>/dev/null </dev/null 3>&- 4>&-
        echo "$?" >&4
      } | {
        head -c "$futago_longest"
        cat >/dev/null
      } >&3
    } 4>&1
  )
  printf '\n%s %s %s\n' "$futago_boundary" "$futago_status" "$1"
}
echo "$futago_boundary"
