#!/bin/sh
# Makes the pictures in assets/ from the running program: tmux shows it, ansi_svg.py draws
# what tmux shows. Run from the root of the repository after `make`.
set -eu

program=${PLUMBLINE:-build/release/plumbline}
here=$(dirname "$0")
folder=$(mktemp -d)
session="plumbline-shots-$$"
trap 'tmux -L "$session" kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT INT TERM

export SOURCE_DATE_EPOCH=1795255200 LC_ALL=C.UTF-8 TZ=UTC
"$program" new "$folder/tallow-finch.json" --template public-rag-assistant 2>/dev/null

# open_screen FILE COLUMNS ROWS : a terminal of that size, with the program in it.
open_screen() {
	tmux -L "$session" -f /dev/null new-session -d -x "$2" -y "$3" -s shot \
		"env TERM=tmux-256color $program $1"
	wait_for "profile"
}

# capture : what it shows, with its colours.
capture() {
	tmux -L "$session" capture-pane -t shot -p -e -N
}

# shot NAME COLUMNS ROWS KEY… : opens the example, types the keys, draws the screen.
shot() {
	name=$1 columns=$2 rows=$3
	shift 3
	cp "$folder/tallow-finch.json" "$folder/shown.json"
	open_screen "$folder/shown.json" "$columns" "$rows"
	for key; do
		tmux -L "$session" send-keys -t shot "$key"
		sleep 0.3
	done
	sleep 0.5
	capture | python3 "$here/ansi_svg.py" "$columns" "$rows" >"assets/$name.svg"
	tmux -L "$session" kill-server
	echo "assets/$name.svg"
}

# film NAME COLUMNS ROWS SECONDS:KEYS… : opens a new file with a profile, and draws the
# screen before the keys and after each of them (keys that are parted by blanks are one step).
film() {
	name=$1 columns=$2 rows=$3 frames="" count=10
	shift 3
	"$program" new -q "$folder/film.json" name="Contoso assistant" depth=core \
		kinds=rag,genai stage=prod criticality=bcrit serving=online \
		sensitivity=confidential
	open_screen "$folder/film.json" "$columns" "$rows"
	for step; do
		for key in ${step#*:}; do
			tmux -L "$session" send-keys -t shot "$key"
			sleep 0.3
		done
		sleep 0.5
		capture >"$folder/frame-$count"
		frames="$frames ${step%%:*}:$folder/frame-$count"
		count=$((count + 1))
	done
	tmux -L "$session" kill-server
	# shellcheck disable=SC2086 # one word a frame
	python3 "$here/ansi_svg.py" "$columns" "$rows" $frames >"assets/$name.svg"
	echo "assets/$name.svg"
}

# Waits, at most ten seconds, until the screen shows a text.
wait_for() {
	tries=0
	until tmux -L "$session" capture-pane -t shot -p | grep -q "$1"; do
		tries=$((tries + 1))
		[ "$tries" -lt 100 ] || { echo "the screen never showed '$1'" >&2; exit 1; }
		sleep 0.1
	done
}

shot walk 120 34 W / R E L - 0 6 Enter
shot decisions 120 34 D
shot score 120 34 S
shot plan 120 34 L
film walk-animated 104 28 2: 2:1 1.6:2 2:"/ R E L - 0 1 Enter" 1.6:1 1.6:3 1.4:y 1.2:p 1.2:n \
	1.6:"n y y n" 2.4:S 3:L
