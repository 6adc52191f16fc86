#!/bin/sh
# image.sh IMAGE - podman loads the image, in both ways that the archive can be read, and runs the
# program in it on a folder; where podman cannot run anything, the image is unpacked and the
# program runs in it as its user. Needs root. RUNTIME=runc: what podman is to run it with.
set -eu
image=$1
work=$(mktemp -d "${TMPDIR:-/tmp}/plumbline-image.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
mkdir "$work/folder" "$work/layout" "$work/root"
chmod 1777 "$work/folder"

podman_() {
	podman ${RUNTIME:+--runtime "$RUNTIME"} --root "$work/store" --runroot "$work/run" \
		--storage-driver vfs --cgroup-manager cgroupfs "$@"
}

# The limits are those that a container gets where it may not raise them.
in_podman() {
	podman_ run --rm --network none --read-only --ulimit nofile=1024:1024 \
		--ulimit nproc=1024:1024 -v "$work/folder:/work" "$name" "$@"
}

unpack() {
	tar -xf "$image" -C "$work/layout"
	layer=$(sed 's/.*"Layers":\["\([^"]*\)".*/\1/' "$work/layout/manifest.json")
	tar -xpf "$work/layout/$layer" -C "$work/root"
}

in_root() {
	chroot --userspec=65532:65532 "$work/root" /plumbline "$@"
}

# tour RUN FOLDER PREFIX - writes an assessment and a workbook in FOLDER, as no root.
tour() {
	"$1" new "$3chat.json" --template public-rag-assistant
	"$1" export "$3chat.json" -o "$3chat.xlsx"
	[ "$(stat -c %u "$2/chat.xlsx")" = 65532 ] || { echo 'image.sh: it ran as root' >&2; exit 1; }
	ls -ln "$2"
}

can=
if command -v podman >/dev/null; then
	name=$(podman_ load -q -i "$image" | sed -n 's/^Loaded image: //p')
	podman_ image inspect "$name" --format \
		"$name: user {{.Config.User}} in {{.Config.WorkingDir}}, {{.Architecture}}"
	podman_ pull -q "oci-archive:$image" >/dev/null
	echo 'it is an OCI archive too'
	if in_podman --version >"$work/said" 2>&1; then
		can=yes
	else
		echo "podman cannot run anything here: $(tail -n 1 "$work/said")"
	fi
fi
if [ "$can" ]; then
	tour in_podman "$work/folder" ''
	echo 'it runs in podman'
else
	unpack
	tour in_root "$work/root/work" work/
	echo 'it runs unpacked'
fi
