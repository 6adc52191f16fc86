#!/bin/sh
# shellcheck disable=SC2016 # the dollars are those of awk
# layers.sh - the layers and their rooms point down only, and each library has one door.
#   base <- model <- engine <- import <- export; {export, ui} <- cli <- main
# Reads every #include below src and prints what breaks this as FILE:LINE: error: …, then
# rooms that are too full, and what src/README.md, the map, does not name, or names though it
# is gone.
set -u
cd "${1:-.}" || exit 2

find src -name '*.[ch]' | LC_ALL=C sort | xargs awk '
BEGIN {
	# A room (a folder, or main.c as "main"), and the rooms below it that it may include
	# from: NAME is the room itself, NAME/ everything below it. What is not said here is not
	# allowed; views do not see each other.
	below["base"] = ""
	below["model/questionnaire"] = "base"
	below["model/assessment"] = "base model/questionnaire"
	below["model/store"] = "base model/questionnaire model/assessment"
	below["engine"] = "base model/"
	below["engine/plan"] = "base model/ engine"
	below["engine/budget"] = "base model/ engine engine/plan"
	below["engine/lint"] = "base model/ engine engine/plan"
	below["engine/compare"] = "base model/ engine engine/plan"
	below["import/xlsx"] = "base"
	below["import"] = "base model/ engine engine/ import/"
	below["export/report"] = "base model/ engine engine/ import import/xlsx"
	below["export/text"] = below["export/report"] " export/report"
	below["export/web"] = below["export/text"]
	below["export/gate"] = below["export/text"] " export/text"
	below["export/feeds"] = below["export/text"] " export/text"
	below["export/book"] = below["export/text"]
	below["export"] = "base model/ engine engine/ import export/"
	below["ui/canvas"] = "base engine"
	below["ui/keys"] = "base"
	below["ui/widget"] = "base model/questionnaire ui/canvas ui/keys"
	below["ui/session"] = "base model/ engine engine/ import ui/canvas ui/keys"
	below["ui/prompt"] = below["ui/session"] " ui/session ui/widget"
	below["ui/view"] = below["ui/session"] " ui/session ui/widget"
	view = below["ui/prompt"] " ui/prompt ui/view"
	below["ui/term"] = "base ui/canvas ui/keys"
	below["ui/app"] = view " ui/term ui/view/"
	below["ui/plain"] = below["ui/prompt"] " ui/prompt ui/app ui/term"
	below["ui"] = "base model/ engine engine/ ui/"
	below["cli/shared"] = "base model/ engine engine/ import export/ export ui/ ui"
	below["cli/show"] = below["cli/shared"] " cli/shared"
	below["cli/write"] = below["cli/show"]
	below["cli"] = below["cli/show"] " cli/show cli/write"
	below["main"] = "base cli ui/term"
	# A foreign header, and what the one file that may include it is called.
	door["yaml.h"] = "src/base/yaml_read\\.c"
	door["cJSON.h"] = "src/base/json_read\\.c"
	door["xlsxwriter.h"] = "src/export/book/xlsx\\.c"
	door["zlib.h"] = "src/import/xlsx/zip_read\\.c"
	door["dlfcn.h"] = "src/base/library\\.c"
	door["curses.h"] = "src/ui/term/curses\\.c"
	door["ncurses.h"] = door["term.h"] = door["curses.h"]
}
function fault(text) {
	printf "%s:%d: error: %s\n", FILENAME, FNR, text
	faults++
}
# The room of a path below src: its folder.
function room_of(path) {
	if (path !~ /\//)
		return "main"
	sub(/\/[^\/]*$/, "", path)
	return path
}
function list_of(room) {
	return room in below ? below[room] : room ~ /^ui\/view\// ? view : ""
}
function may(room, other,    rooms, n, i) {
	n = split(list_of(room), rooms, " ")
	for (i = 1; i <= n; i++)
		if (rooms[i] == other ||
		    (rooms[i] ~ /\/$/ && index(other "/", rooms[i]) == 1))
			return 1
	return room == other
}
function check_ours(name, room,    other) {
	other = room_of(name)
	if (name !~ /\//)
		fault("\"" name "\" names no room; write \"room/" name "\"")
	else if (!(other in below) && other !~ /^ui\/view\//)
		fault("\"" name "\" is in no room of ours")
	else if (!may(room, other))
		fault(room " must not know " other ": \"" name "\"; it may include " \
			(list_of(room) == "" ? "nothing" : list_of(room)))
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
	room = room_of(substr(FILENAME, 5))
	includes = 0
	if (!(room in below) && room !~ /^ui\/view\/[a-z]+$/)
		fault("src/" room " is no room; the list of them is in tests/tools/layers.sh")
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
		check_ours(name, room)
	else
		check_foreign(name)
}
END { exit faults > 0 }'
status=$(($? > 0))

# A room that fills up is divided.
for room in $(find src -type d | LC_ALL=C sort); do
	n=$(find "$room" -maxdepth 1 -name '*.c' | wc -l)
	[ "$n" -le 25 ] || {
		echo "$room:1: error: $((n)) sources; a room has room for 25"
		status=1
	}
done

map=src/README.md
[ -f "$map" ] || exit $status
modules=$(find src -name '*.[ch]' | sed 's,^src/,,; s,\.[ch]$,,' | LC_ALL=C sort -u)
for module in $modules; do
	grep -q "^$module " "$map" || {
		echo "$map:1: error: $module is not on the map"
		status=1
	}
done
sed -n 's,^\([a-z]*/[a-z_0-9/]*[a-z_0-9]\)  *.*,\1,p' "$map" | while read -r module; do
	[ -f "src/$module.c" ] || [ -f "src/$module.h" ] || echo "$module"
done | {
	while read -r module; do
		echo "$map:1: error: $module is on the map but not there"
		status=1
	done
	exit $status
}
