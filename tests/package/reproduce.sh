#!/bin/sh
# reproduce.sh ARCH... - builds file, packages and image twice: in two folders, with libraries
# built twice, in two time zones, under two umasks, one after the other; they are the same bytes.
# ARCHIVES spares it the second download. Takes minutes.
set -eu
[ $# -gt 0 ] || set -- "$(uname -m)"
commit=$(git rev-parse HEAD)
work=$(mktemp -d "${TMPDIR:-/tmp}/plumbline-twice.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

# once FOLDER UMASK ZONE ARCH...
once() {
	folder=$work/$1 mask=$2 zone=$3
	shift 3
	mkdir -p "${folder%/*}"
	git clone -q . "$folder"
	git -C "$folder" checkout -q "$commit"
	(
		cd "$folder"
		umask "$mask"
		TZ=$zone CACHE=$folder.cache make -s static tarball deb image "ARCH=$*" >/dev/null
		rm -rf "$folder.cache"
	)
}

once one 022 UTC "$@"
once further/below/two 077 Asia/Tokyo "$@"
status=0
cd "$work/one/build/dist"
for file in *; do
	if cmp "$file" "$work/further/below/two/build/dist/$file"; then
		printf 'same  %s  %s\n' "$(sha256sum <"$file" | cut -c 1-16)" "$file"
	else
		status=1
	fi
done
exit $status
