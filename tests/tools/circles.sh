#!/bin/sh
# shellcheck disable=SC2016 # the dollars are those of awk
# circles.sh OBJECT ... - circles between source files: a file that, by what it calls or reads
# elsewhere, comes back to itself. Each circle is a line of its files; fails when there is one.
set -u

if [ $# -eq 0 ]; then
	echo 'usage: circles.sh OBJECT ...' >&2
	exit 2
fi
command -v "${NM:-nm}" >/dev/null 2>&1 || {
	echo 'circles.sh: there is no nm; nothing was looked for' >&2
	exit 0
}
symbols=$("${NM:-nm}" -A -g -P "$@") || exit 2
printf '%s\n' "$symbols" | LC_ALL=C sort | awk -v darwin="$(uname -s)" '
{
	file = $1
	sub(/:$/, "", file)
	sub(/\.o$/, "", file)
	sub(/^.*\/src\//, "", file)
	name = $2
	if (darwin == "Darwin")
		sub(/^_/, "", name)
	if ($3 == "U") {
		uses[++n_uses] = name
		user[n_uses] = file
	} else if ($3 ~ /^[A-TV-Z]$/ && name !~ /^__/) {
		home[name] = file
	}
	if (!(file in seen)) {
		seen[file] = 1
		files[++n_files] = file
	}
}
# Strongly connected files, after Tarjan; with a stack of our own, for awk recurses badly.
function connect(root,    top, v, w, i) {
	top = 1
	work[1] = root
	at[root] = 0
	while (top) {
		v = work[top]
		if (at[v]++ == 0) {
			order[v] = low[v] = ++count
			stack[++depth] = v
			on[v] = 1
		} else {
			w = edge[v, at[v] - 1]
			if (on[w] && low[w] < low[v])
				low[v] = low[w]
		}
		if (at[v] > degree[v]) {
			if (low[v] == order[v])
				leave(v)
			top--
			continue
		}
		w = edge[v, at[v]]
		if (!(w in order)) {
			at[w] = 0
			work[++top] = w
		}
	}
}
function leave(v,    w, line, size) {
	do {
		w = stack[depth--]
		on[w] = 0
		line = (size++ ? w " " : w) line
	} while (w != v)
	if (size > 1) {
		print "circle: " line
		circles++
	}
}
END {
	for (i = 1; i <= n_uses; i++) {
		to = home[uses[i]]
		if (to == "" || to == user[i] || ((user[i], to) in linked))
			continue
		linked[user[i], to] = 1
		edge[user[i], ++degree[user[i]]] = to
	}
	for (i = 1; i <= n_files; i++)
		if (!(files[i] in order))
			connect(files[i])
	exit circles > 0
}'
