# Applies edits to the lines on standard input. Arguments: 1 if the last line is complete, else 0;
# then four words an edit.
BEGIN {
  complete = ARGV[1] + 0
  for (i = 2; i < ARGC; i++) word[++words] = ARGV[i]
  ARGC = 1
}
{ line[++lines] = $0 }
END {
  for (w = 1; w <= words && !broken; w += 4) {
    if (word[w] == "block") block(word[w + 1], word[w + 2], word[w + 3])
    else if (word[w] == "setting") setting(word[w + 1], word[w + 2], word[w + 3])
    else if (word[w] == "words") addWords(word[w + 1], word[w + 2], word[w + 3])
    else unblock(word[w + 1])
  }
  if (broken) exit 3
  for (i = 1; i < lines; i++) print line[i]
  if (lines) {
    if (!complete) ORS = ""
    print line[lines]
  }
}

# Takes `count` lines out from line `at` on and puts the lines of `text` there instead.
function splice(at, count, text,    part, parts, i) {
  parts = 0
  if (text != "") {
    sub(/\n$/, "", text)
    parts = split(text, part, "\n")
    if (parts == 0) part[parts = 1] = ""
  }
  if (at + count > lines) complete = 1
  if (parts > count)
    for (i = lines; i >= at + count; i--) line[i + parts - count] = line[i]
  else
    for (i = at + count; i <= lines; i++) line[i + parts - count] = line[i]
  for (i = 1; i <= parts; i++) line[at + i - 1] = part[i]
  lines += parts - count
}

# The first line of the block of that name at or after line `from`, 0 if there is none; `blockEnd`
# is then its last.
function find(name, from,    i, start) {
  start = 0
  for (i = from; i <= lines; i++) {
    if (line[i] == "# futago " name " begin") {
      if (start) break
      start = i
    } else if (line[i] == "# futago " name " end") {
      if (!start) { start = i; break }
      blockEnd = i
      return start
    }
  }
  if (start) {
    print "the marks of block " name " do not match at line " start | "cat 1>&2"
    broken = 1
  }
  return 0
}

function block(name, before, text,    at, i) {
  sub(/\n$/, "", text)
  text = "# futago " name " begin\n" (text == "" ? "" : text "\n") "# futago " name " end\n"
  at = find(name, 1)
  if (broken) return
  if (at) {
    splice(at, blockEnd - at + 1, text)
    at = find(name, at)
    while ((at = find(name, blockEnd + 1))) splice(at, blockEnd - at + 1, "")
    return
  }
  at = lines + 1
  if (before != "")
    for (i = lines; i >= 1; i--) if (line[i] ~ before) at = i
  splice(at, 0, text)
}

function unblock(name,    at) {
  while ((at = find(name, 1))) splice(at, blockEnd - at + 1, "")
}

# Whether a line gives the key a value. A separator that is more than white space may have white
# space around it.
function sets(text, key, separator,    rest) {
  sub(/^[ \t]+/, "", text)
  if (substr(text, 1, length(key)) != key) return 0
  rest = substr(text, length(key) + 1)
  gsub(/[ \t]/, "", separator)
  if (separator == "") return rest == "" || rest ~ /^[ \t]/
  sub(/^[ \t]+/, "", rest)
  return substr(rest, 1, length(separator)) == separator
}

# A word of prose after `#` must not pass for a setting: without a separator to know it by, only
# `#KEY` without a space counts.
function setsInComment(text, key, separator) {
  if (text !~ /^[ \t]*#/) return 0
  sub(/^[ \t]*#/, "", text)
  if (separator ~ /^[ \t]*$/ && text ~ /^[ \t]/) return 0
  return sets(text, key, separator)
}

function setting(key, separator, value,    at, i, wanted) {
  wanted = key separator value
  at = 0
  for (i = 1; i <= lines; i++) {
    if (!sets(line[i], key, separator)) continue
    if (at) line[i] = "#" line[i]
    else at = i
  }
  if (!at)
    for (i = lines; i >= 1; i--) if (setsInComment(line[i], key, separator)) at = i
  if (!at) splice(lines + 1, 0, wanted "\n")
  else if (line[at] != wanted) splice(at, 1, wanted "\n")
}

# Gives a setting KEY=WORD WORD of a section [NAME] the words that it lacks. A new setting goes behind
# the section's last line that is neither empty nor a comment.
function addWords(section, key, words,    i, within, last, at, count, word, has) {
  for (i = 1; i <= lines; i++) {
    if (line[i] ~ /^\[/) {
      if (within) break
      within = index(line[i], "[" section "]") == 1
    }
    if (!within) continue
    if (line[i] ~ /^[^#; \t]/) last = i
    if (sets(line[i], key, "=")) at = i
  }
  if (!last) return
  if (!at) { splice(last + 1, 0, key "=" words "\n"); return }
  count = split(words, word, " ")
  has = line[at]
  sub(/^[^=]*=/, "", has)
  for (i = 1; i <= count; i++)
    if (index(" " has " ", " " word[i] " ") == 0) { line[at] = line[at] " " word[i]; has = has " " word[i] }
}
