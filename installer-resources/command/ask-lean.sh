# Answers a question in this very shell, so that nothing is started but what the question starts.
# Arguments: the question's name, its script.
futago_ask() {
  eval "$2" 2>/dev/null </dev/null
  printf '\n%s %s %s\n' "$futago_boundary" "$?" "$1"
}
printf '%s\n' "$futago_boundary"
