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

# shot NAME COLUMNS ROWS KEY… : opens the example, types the keys, draws the screen.
shot() {
	name=$1 columns=$2 rows=$3
	shift 3
	cp "$folder/tallow-finch.json" "$folder/shown.json"
	tmux -L "$session" -f /dev/null new-session -d -x "$columns" -y "$rows" -s shot \
		"env TERM=tmux-256color $program $folder/shown.json"
	wait_for "profile"
	for key; do
		tmux -L "$session" send-keys -t shot "$key"
		sleep 0.3
	done
	sleep 0.5
	tmux -L "$session" capture-pane -t shot -p -e -N |
		python3 "$here/ansi_svg.py" "$columns" "$rows" >"assets/$name.svg"
	tmux -L "$session" kill-server
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
