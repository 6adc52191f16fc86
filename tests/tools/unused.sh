#!/bin/sh
# unused.sh OBJECT ... - every public function has a user in the product: prints what is
# defined in one object and used by no other as FILE: error: …; such a thing is static, or
# nobody needs it. What the tests alone may use beside its own file stands here.
set -u

# Through these the tests come in where the product reads files or a terminal:
doors='main command_table config_parse plain_walk questionnaire_parse screen_exports'
# and this is a table of the design that is tested at its edges.
doors="$doors gap_severity"

if [ $# -eq 0 ]; then
	echo 'usage: unused.sh OBJECT ...' >&2
	exit 2
fi
command -v "${NM:-nm}" >/dev/null 2>&1 || {
	echo 'unused.sh: there is no nm; nothing was looked for' >&2
	exit 0
}
# A line for each symbol: object:, its name, its kind. Some systems put _ before names.
symbols=$("${NM:-nm}" -A -g -P "$@") || exit 2
printf '%s\n' "$symbols" | LC_ALL=C sort | awk -v doors="$doors" -v darwin="$(uname -s)" '
BEGIN {
	n = split(doors, list, " ")
	for (i = 1; i <= n; i++)
		is_door[list[i]] = 1
}
{
	name = $2
	if (darwin == "Darwin")
		sub(/^_/, "", name)
}
name ~ /^__/ { next }
$3 == "U" { used[name] = 1 }
$3 ~ /^[A-TV-Z]$/ {
	where[name] = $1
	order[++names] = name
}
END {
	for (i = 1; i <= names; i++) {
		name = order[i]
		if (!(name in used) && !(name in is_door)) {
			file = where[name]
			sub(/.*\/src\//, "src/", file)
			sub(/\.o:$/, ".c", file)
			print file ": error: " name " is used by no other file; make it " \
				"static, or remove it"
			faults++
		}
	}
	for (name in is_door)
		if (!(name in where)) {
			print "tests/tools/unused.sh: error: " name " is no longer there"
			faults++
		} else if (name in used) {
			print "tests/tools/unused.sh: error: " name " has a user; it needs no " \
				"place here"
			faults++
		}
	exit faults > 0
}'
