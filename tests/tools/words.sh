#!/bin/sh
# shellcheck disable=SC2016 # the dollars are those of awk
# words.sh - each text that sources mark by tr, tr_n or WORD stands in each language below
# templates, and no other does. Prints what is missing as FILE: error: … and what nobody says as
# FILE:LINE: error: …
set -u
cd "${1:-.}" || exit 2

# Each marked text once, as it stands between its quotes; literals side by side are one.
find src -name '*.[ch]' | LC_ALL=C sort | LC_ALL=C xargs awk '
# The literals at the beginning of rest as one text, of which rest is bereft; "" for none.
function take_text(    text, found) {
	text = ""
	found = 0
	while (match(rest, /^[ \t\n]*"([^"\\]|\\.)*"/)) {
		piece = substr(rest, 1, RLENGTH)
		rest = substr(rest, RLENGTH + 1)
		sub(/^[ \t\n]*"/, "", piece)
		text = text substr(piece, 1, length(piece) - 1)
		found = 1
	}
	if (found && !(text in seen)) {
		seen[text] = 1
		print text
	}
	return found
}
# Goes to after the comma that ends an argument.
function skip_argument(    depth, i, c) {
	for (i = 1; i <= length(rest); i++) {
		c = substr(rest, i, 1)
		if (c == "(")
			depth++
		else if (c == ")")
			depth--
		else if (c == "," && !depth)
			break
	}
	rest = substr(rest, i + 1)
}
function look(    name) {
	rest = all
	while (match(rest, /(^|[^a-z_A-Z])(tr|tr_n|WORD)\(/)) {
		name = substr(rest, RSTART, RLENGTH)
		rest = substr(rest, RSTART + RLENGTH)
		if (name ~ /tr_n\($/) {
			skip_argument()
			if (take_text() && sub(/^[ \t\n]*,/, "", rest))
				take_text()
		} else {
			take_text()
		}
	}
}
FNR == 1 { look(); all = "" }
!/^ \*|^\/\*|^\t*\/\*/ { all = all $0 "\n" }
END { look() }' | LC_ALL=C sort >"${TMPDIR:-/tmp}/words.$$"
trap 'rm -f "${TMPDIR:-/tmp}/words.$$"' EXIT

faults=0
for language in templates/*.language.yaml; do
	LC_ALL=C awk -v language="$language" '
	FNR == NR { said[$0] = 1; next }
	match($0, /^  "([^"\\]|\\.)*": /) {
		word = substr($0, 4, RLENGTH - 6)
		if (!(word in said)) {
			printf "%s:%d: error: nobody says \"%s\"; take it out\n", language, FNR, word
			faults = 1
		}
		if (word in here) {
			printf "%s:%d: error: \"%s\" stands here a second time\n", language, FNR, word
			faults = 1
		}
		here[word] = 1
	}
	END {
		for (word in said)
			if (!(word in here)) {
				printf "%s: error: nothing stands for \"%s\"\n", language, word
				faults = 1
			}
		exit faults
	}' "${TMPDIR:-/tmp}/words.$$" "$language" || faults=1
done
exit $faults
