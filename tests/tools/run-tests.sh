#!/bin/sh
# run-tests.sh PROGRAM ... - runs cmocka test programs, as many at a time as there are
# processors (JOBS=N: N): a line for each, everything it said when one fails, the reasons of
# skipped tests, and at the end cmocka's totals added up. Fails when a test failed, a program
# died, or no test ran. EMULATOR, as in qemu-aarch64: they, and the program that PLUMBLINE
# names, are of another machine.
# run-tests.sh --totals FILE - only the last part, for the counts that earlier runs appended
# to FILE because TOTALS named it.
set -u

# Reads lines "passed failed skipped" and prints their sum as cmocka does.
totals() {
	awk '
	{ passed += $1; failed += $2; skipped += $3 }
	END {
		total = passed + failed + skipped
		printf "[==========] %d test(s) run.\n", total
		printf "[  PASSED  ] %d test(s).\n", passed
		if (skipped)
			printf "[  SKIPPED ] %d test(s).\n", skipped
		if (failed)
			printf "[  FAILED  ] %d test(s).\n", failed
		printf "%d passed, %d failed%s\n", passed, failed, \
			skipped ? ", " skipped " skipped" : ""
		exit failed > 0 || passed == 0
	}'
}

# Counts what one program said; a program that failed without a failed test counts as one.
count() {
	awk -v code="$2" '
	/^\[  PASSED  \] [0-9]+ test/ { passed = $4 }
	/^\[  FAILED  \] [0-9]+ test/ { failed = $4 }
	/^\[ *SKIPPED *\] [0-9]+ test/ { sub(/^\[[^]]*\] */, ""); skipped = $1 }
	END {
		if (code != 0 && !failed)
			failed = 1
		print passed + 0, failed + 0, skipped + 0
	}' "$1"
}

# What a program said, less the tests that passed.
without_passed() {
	awk '
	/^\[ RUN / || /^\[==========\]/ { printf "%s", held; held = "" }
	{ held = held $0 "\n" }
	/^\[ +OK / || /^\[==========\]/ { held = "" }
	END { printf "%s", held }' "$1"
}

# Runs one program and tells how it ended, in one piece though others end meanwhile.
one() {
	name=${1##*/tests/}
	log=$work/log.$$
	# shellcheck disable=SC2086 # two words, or none
	$limit ${EMULATOR-} "$1" >"$log" 2>&1 </dev/null
	code=$?
	counts=$(count "$log" "$code")
	echo "$counts" >>"$work/counts"
	until mkdir "$work/speaking" 2>/dev/null; do
		sleep 0.1
	done
	# shellcheck disable=SC2086 # three numbers
	set -- $counts
	if [ "$2" -gt 0 ]; then
		printf 'FAIL  %s (exit code %s)\n' "$name" "$code"
		without_passed "$log"
	else
		printf 'ok    %s: %d test(s)\n' "$name" "$(($1 + $3))"
		grep '^SKIP: ' "$log"
	fi
	rmdir "$work/speaking"
	rm -f "$log"
}

case ${1-} in
--totals)
	totals <"$2"
	exit
	;;
--one)
	one "$2"
	exit 0
	;;
esac
unset TERM
export LC_ALL="${LC_ALL-C.UTF-8}" TZ=UTC
export ASAN_OPTIONS="${ASAN_OPTIONS-abort_on_error=0}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS-print_stacktrace=1}"
export CMOCKA_MESSAGE_OUTPUT=STDOUT
work=$(mktemp -d "${TMPDIR:-/tmp}/plumbline-run.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
limit=
if command -v timeout >/dev/null 2>&1; then
	limit='timeout 600'
fi
if [ -n "${EMULATOR-}" ]; then
	printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$EMULATOR" "$PWD/$PLUMBLINE" >"$work/plumbline"
	chmod 755 "$work" "$work/plumbline" # for tests that become somebody else
	# What tests compile runs on this machine.
	export EMULATOR PLUMBLINE="$work/plumbline" CC=cc
	limit=${limit:+timeout 3600}
fi
export work limit
: >"$work/counts"
printf '%s\n' "$@" | xargs -n 1 -P "${JOBS:-$(getconf _NPROCESSORS_ONLN || echo 1)}" sh "$0" --one
if [ -n "${TOTALS-}" ]; then
	cat "$work/counts" >>"$TOTALS"
fi
totals <"$work/counts"
