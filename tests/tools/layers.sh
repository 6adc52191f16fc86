#!/bin/sh
# shellcheck disable=SC2016 # the dollars are those of awk
# layers.sh - the layers point down only, and each library has one door.
#   base <- model <- engine <- {export, ui} <- cli <- main
# Reads every #include below src and prints what breaks this as FILE:LINE: error: …, then
# what src/README.md, the map, does not name, or names though it is gone.
set -u
cd "${1:-.}" || exit 2

find src -name '*.[ch]' | LC_ALL=C sort | xargs awk '
BEGIN {
	below["base"] = "base"
	below["model"] = "base model"
	below["engine"] = "base model engine"
	below["export"] = "base model engine export"
	below["ui"] = "base model engine ui"
	below["cli"] = "base model engine export ui cli"
	below["main"] = below["cli"] " main"
	# A foreign header, and what the one file that may include it is called.
	door["yaml.h"] = "src/base/yaml_read\\.c"
	door["cJSON.h"] = "src/base/json_read\\.c"
	door["xlsxwriter.h"] = "src/export/book/xlsx\\.c"
	door["zlib.h"] = "src/export/readback/zip_read\\.c"
	door["curses.h"] = "src/ui/term/curses\\.c"
	door["ncurses.h"] = door["term.h"] = door["curses.h"]
}
function fault(text) {
	printf "%s:%d: error: %s\n", FILENAME, FNR, text
	faults++
}
function layer_of(path,    parts) {
	return split(path, parts, "/") > 2 ? parts[2] : "main"
}
function may(layer, other) {
	return index(" " below[layer] " ", " " other " ") > 0
}
function check_ours(name, layer,    folder) {
	folder = name
	sub(/\/.*/, "", folder)
	if (name !~ /\//)
		fault("\"" name "\" names no layer; write \"layer/" name "\"")
	else if (!(folder in below))
		fault("\"" name "\" is in no layer of ours")
	else if (!may(layer, folder))
		fault(layer " must not know " folder ": \"" name "\"; it may include " \
			below[layer])
}
function check_foreign(name) {
	sub(/.*\//, "", name)
	if (!(name in door))
		return
	if (FILENAME !~ "^" door[name] "$")
		fault("<" name "> has one door: " door[name])
	else if ((name in through) && through[name] != FILENAME)
		fault("<" name "> comes in through " through[name] " already")
	through[name] = FILENAME
}
FNR == 1 {
	layer = layer_of(FILENAME)
	includes = 0
	if (!(layer in below))
		fault("src/" layer " is no layer; there are base, model, engine, export, ui, cli")
}
/^[ \t]*#[ \t]*include[ \t]*["<]/ {
	name = $0
	sub(/^[^"<]*["<]/, "", name)
	sub(/[">].*/, "", name)
	own = FILENAME
	sub(/^src\//, "", own)
	sub(/c$/, "h", own)
	if (!includes++ && FILENAME ~ /\.c$/ && name != own &&
	    (getline line < ("src/" own)) >= 0)
		fault("its own header \"" own "\" comes first")
	if ($0 ~ /"/)
		check_ours(name, layer)
	else
		check_foreign(name)
}
END { exit faults > 0 }'
status=$?

map=src/README.md
[ -f "$map" ] || exit $status
modules=$(find src -name '*.[ch]' | sed 's,^src/,,; s,\.[ch]$,,' | LC_ALL=C sort -u)
for module in $modules; do
	grep -q "^$module " "$map" || {
		echo "$map:1: error: $module is not on the map"
		status=1
	}
done
sed -n 's,^\([a-z]*/[a-z_0-9/]*\)  *.*,\1,p' "$map" | while read -r module; do
	[ -f "src/$module.c" ] || [ -f "src/$module.h" ] || echo "$module"
done | {
	while read -r module; do
		echo "$map:1: error: $module is on the map but not there"
		status=1
	done
	exit $status
}
