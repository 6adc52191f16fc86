#!/bin/sh
# run.sh - measures the program against bare libraries on this machine and prints ratios.
#
# Every ratio comes from runs that take turns within this one call, so it holds on a busy
# machine too; the absolute figures are only for scale. Called by `make bench`. Exits with
# 0, for this is a measurement; with BENCH_STRICT=1 a bar that is missed is a failure.
set -eu

program=${PLUMBLINE:-build/release/plumbline}
library=${program%/*}/libplumbline.a
out=build/bench
here=tests/bench
shipped=questionnaires/azure-ai-workload
cc=${CC:-cc}

# flags MODULE OPTION OTHERWISE
flags() {
	${PKG_CONFIG:-pkg-config} "$2" "$1" 2>/dev/null || echo "$3"
}

yaml_cflags=$(flags yaml-0.1 --cflags '')
yaml_libs=$(flags yaml-0.1 --libs -lyaml)
cjson_libs=$(flags libcjson --libs -lcjson)
zip_libs=$(flags zlib --libs -lz)
xlsx_libs=$(flags xlsxwriter --libs -lxlsxwriter)
curses_cflags=$(flags ncursesw --cflags '')
curses_libs=$(flags ncursesw --libs '-lncursesw -ltinfo')
system=-ldl
pty=-lutil
if [ "$(uname -s)" = Darwin ]; then system='' pty='' curses_libs=-lncurses; fi
# What the program loads late on Linux, and links elsewhere.
late="$xlsx_libs $zip_libs"
[ "$(uname -s)" != Linux ] || late=

# build NAME SOURCES... -- FLAGS...
build() {
	name=$1
	shift
	sources='' libs=''
	while [ "$1" != -- ]; do sources="$sources $here/$1" && shift; done
	shift
	libs="$*"
	# shellcheck disable=SC2086 # these are lists
	$cc -std=c11 -O2 -Isrc $yaml_cflags -o "$out/$name" $sources $libs
}

# shellcheck disable=SC2086
build_all() {
	build load_bench load_bench.c measure.c -- "$library" $yaml_libs $cjson_libs \
		-lpthread $system -lm
	build save_bench save_bench.c measure.c -- "$library" $yaml_libs $cjson_libs \
		-lpthread $system -lm
	build export_bench export_bench.c measure.c -- "$library" $yaml_libs $cjson_libs \
		$late -lpthread $system -lm
	build cost_bench cost_bench.c measure.c --
	build bare_json bare_json.c measure.c -- $cjson_libs
	build bare_book bare_book.c measure.c -- $xlsx_libs
	build pty_bench pty_bench.c tty.c vt.c measure.c -- $pty
	build start_bench start_bench.c measure.c --
	build bare_list bare_list.c -- $curses_cflags $curses_libs
	build bare_screen bare_screen.c -- $curses_cflags $curses_libs $yaml_libs
	build bare_version bare_version.c -- $curses_cflags $curses_libs $yaml_libs $cjson_libs
	build slow_fsync.so slow_fsync.c -- -shared -fPIC
}

measure() {
	"$out/load_bench" "$shipped"
	"$out/save_bench" "$work"
	"$out/pty_bench" "$program" "$out" "$work" "$shipped" ${linked:+"$linked"}
	"$out/start_bench" "$program" "$out/bare_version" ${linked:+"$linked"}
	# shellcheck disable=SC2086 # numbers
	"$out/cost_bench" "$program" "$out" "$work" $sizes
	# shellcheck disable=SC2086 # numbers
	"$out/export_bench" "$work" "$out/bare_book" $sizes
}

table() {
	awk -F '\t' -v strict="${BENCH_STRICT:-0}" '
	BEGIN { printf "%-56s %9s %9s %-2s %7s %6s\n", "ours / bare (medians)", "ours", "bare", "", "ratio", "bar" }
	{
		over = $2 + 0 > $3 + 0
		missed += over
		printf "%-56s %9s %9s %-2s %7.2f %6.2f  %s\n", $1, $4, $5, $6, $2, $3, over ? "OVER" : "ok"
		fflush()
	}
	END {
		if (missed)
			printf "\n%d of %d bars are missed\n", missed, NR
		exit strict && missed > 0
	}'
}

# The static program takes part once it is there.
linked=build/static-$(uname -m)/plumbline
[ -x "$linked" ] || linked=
[ -x "$program" ] || { echo "run.sh: no $program; run make first" >&2; exit 1; }
work=$out/files
rm -rf "$work"
mkdir -p "$work"
build_all
sizes='300 1000 3000 10000'
for n in $sizes; do
	sh "$here/questions.sh" "$work/bench-$n" "$n"
	sh "$here/questions.sh" "$work/mixed-$n" "$n" mixed
done
program=$(cd "${program%/*}" && pwd)/${program##*/}
LC_ALL=C.UTF-8
# What the user has set shall not change what is measured; recent files go nowhere.
XDG_STATE_HOME=$PWD/$work XDG_DATA_HOME=$PWD/$work
export LC_ALL XDG_STATE_HOME XDG_DATA_HOME
unset NO_COLOR ACCESSIBLE ESCDELAY NCURSES_NO_UTF8_ACS 2>/dev/null || :
{ measure || echo "measuring failed	1	0	-	-	"; } | table
