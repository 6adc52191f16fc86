#!/bin/sh
# rounds.sh [ROUNDS] - many writers of one file at once, see tests/faults/test_rounds.c: 300
# rounds of 8 and of 20 commands, hindered by up to 300 ms at a call, with the screen beside
# them. Prints what came of it; takes about an hour and a half, nearly all of it waiting.
set -eu
cd "$(dirname "$0")/../.."

build=build/${BUILD:-release}
make -s BUILD="${BUILD:-release}" all "$build/tests/faults/test_rounds"
CMOCKA_MESSAGE_OUTPUT=STDOUT ROUNDS="${1:-300}" PLUMBLINE="$build/plumbline" \
	LC_ALL=C.UTF-8 TZ=UTC exec "$build/tests/faults/test_rounds"
