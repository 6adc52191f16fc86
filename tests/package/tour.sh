#!/bin/sh
# shellcheck disable=SC2016 # dollars for other shells, backticks of Markdown
# tour.sh PROGRAM [EMULATOR] - the tour of the README, each line of it, in a root that holds
# nothing but PROGRAM, /dev, /tmp and /proc; then the screen, through script(1), on terminals that
# are described nowhere there. Needs root. With an EMULATOR the program is of another machine
# and runs in a folder instead.
set -eu
program=$1 emulator=${2-}
readme=README.md

# Mounts of our own: they are gone when the last process here is.
if [ -z "$emulator" ] && [ -z "${TOUR_ALONE-}" ]; then
	[ "$(id -u)" = 0 ] || { echo 'tour.sh: run it as root; chroot wants that' >&2; exit 1; }
	TOUR_ALONE=yes unshare -m --propagation private sh "$0" "$@"
	exit
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/plumbline-tour.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
root=$work/root
mkdir -p "$root/dev" "$root/tmp" "$root/proc"
cp "$program" "$root/plumbline"

if [ -z "$emulator" ]; then
	mount --rbind /dev "$root/dev"
	mount --rbind /proc "$root/proc"
	trap 'umount -l "$root/dev" "$root/proc"; rm -rf "$work"' EXIT
	inside="chroot $root /plumbline"
else
	inside="$emulator ./plumbline"
fi
cd "$root"

plumbline() {
	# shellcheck disable=SC2086 # words
	# A day on which the dates of the README lie ahead.
	env -i SOURCE_DATE_EPOCH=1796083200 "PATH=$PATH" HOME=/tmp TERM="${terminal-dumb}" $inside "$@"
}

fail() {
	echo "tour.sh: $*" >&2
	exit 1
}

# What the tour takes for granted: copies on which two have worked apart.
prepare() {
	cp chat.json base.json
	cp chat.json ann.json
	cp chat.json bob.json
	plumbline set ann.json REL-01=3 && plumbline set bob.json COST-01=2
}

# The lines between the fences, less what only a shell needs and the screen.
lines() {
	sed -n '/^## A tour/,/^## /{/^```sh$/,/^```$/p;}' "$OLDPWD/$readme" |
		sed -n 's/[ ]*#.*//; /^plumbline chat.json *$/d; /^plumbline /p'
}

n=0
lines >"$work/lines"
while read -r line; do
	case $line in *merge*) prepare >"$work/out" 2>&1 || fail "the copies: $(cat "$work/out")" ;; esac
	code=0
	eval "$line" >"$work/out" 2>&1 </dev/null || code=$?
	printf '%3d lines  %s\n' "$(wc -l <"$work/out")" "$line"
	[ "$code" = 0 ] || fail "exit code $code: $(cat "$work/out")"
	n=$((n + 1))
done <"$work/lines"
[ "$n" -gt 10 ] || fail "only $n lines of the tour were found in $readme"
[ "$(od -An -c -N2 chat.xlsx | tr -d ' ')" = PK ] || fail 'chat.xlsx is no workbook'

# screen TERM WORDS - opens the file there, waits for WORDS and for the end after q.
screen() {
	terminal=$1 said=$work/screen
	rm -f "$said"
	: >"$said"
	{
		tries=0
		until grep -qaF "$2" "$said"; do
			tries=$((tries + 1))
			[ "$tries" -lt 300 ] || break
			sleep 0.1
		done
		printf q
	} | script -q -e -f -c "stty rows 24 cols 80; exec env -i PATH=$PATH HOME=/tmp TERM=$1 $inside chat.json" \
		"$said" >"$work/out" || fail "the screen on $1: exit code $?: $(tail -n 5 "$said")"
	grep -qaF "$2" "$said" || fail "the screen on $1 does not say $2: $(tail -n 5 "$said")"
	printf '%9d bytes  screen on %s\n' "$(wc -c <"$said")" "$1"
}

for terminal in xterm-256color tmux-256color screen-256color linux vt100 vt220 xterm-kitty; do
	screen "$terminal" 'Ask Finch'
done
[ -n "$emulator" ] || find . -path ./dev -prune -o -path ./proc -prune -o -type f -print
