#!/bin/sh
# emulated.sh ARCH EMULATOR [T...] - the tests of these rooms (those that need no curses, unless
# said) in the static build for ARCH, by the emulator: emulated.sh aarch64 qemu-aarch64.
# shellcheck source=assets/package/common.sh
. "${0%/*}/../../assets/package/common.sh"

of=$1 emulator=$2
shift 2
[ $# -gt 0 ] || set -- base/ model/ engine/ export/ cli/ ui/plain/
sh "$package/libraries.sh" "$of" cmocka >/dev/null
status=0
for room in "$@"; do
	static_make "$of" test "T=$room" "EMULATOR=$emulator" || status=1
done
exit $status
