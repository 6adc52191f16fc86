#!/bin/sh
# emulated.sh ARCH EMULATOR [ROOM...] - the tests of these rooms (those that need no curses, unless
# said) in the static build for ARCH, by the emulator: emulated.sh aarch64 qemu-aarch64; env for
# the ARCH of this machine. Tests that put a call of their own before that of the C library are
# left out: a static program has no next one (RTLD_NEXT).
# shellcheck source=assets/package/common.sh
. "${0%/*}/../../assets/package/common.sh"

of=$1 emulator=$2
shift 2
[ $# -gt 0 ] || set -- base model engine export import cli ui/plain
tests=
for room in "$@"; do
	for source in $(find "tests/$room" -name 'test_*.c' | sort); do
		grep -q RTLD_NEXT "$source" || tests="$tests build/static-$of/${source%.c}"
	done
done
sh "$package/libraries.sh" "$of" cmocka >/dev/null
static_make "$of" test "CHOSEN=$tests" "EMULATOR=$emulator"
