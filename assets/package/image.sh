#!/bin/sh
# image.sh ARCH... - an image for containers that holds the static program and nothing else, as
# an archive that podman and docker load; made without either. It is an OCI layout with the
# manifest.json that older versions of docker ask for.
# shellcheck source=assets/package/common.sh
. "${0%/*}/common.sh"

# blob FILE - takes it into the layout under its hash; sets $digest and $size.
blob() {
	digest=$(sha256sum <"$1") size=$(wc -c <"$1")
	digest=${digest%% *} size=$((size))
	mv "$1" "$layout/blobs/sha256/$digest"
}

# described TYPE - the last blob as a reference to it.
described() {
	printf '{"mediaType":"application/vnd.oci.image.%s","digest":"sha256:%s","size":%d' \
		"$1" "$digest" "$size"
}

for arch in "$@"; do
	case $arch in
	x86_64) of=amd64 ;;
	aarch64) of=arm64 ;;
	*) of=$arch ;;
	esac
	created=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
	work=build/package-$arch
	layout=$work/layout
	rm -rf "$work"
	mkdir -p "$work/root/tmp" "$work/root/work" "$layout/blobs/sha256"
	static_make "$arch" all
	cp "build/static-$arch/plumbline" "$work/root/plumbline"
	chmod 1777 "$work/root/tmp" "$work/root/work"
	pack "$work/layer" "$work/root" plumbline tmp work
	blob "$work/layer"
	layer=$digest
	layer_described=$(described layer.v1.tar)
	cat >"$work/config" <<END
{"created":"$created","architecture":"$of","os":"linux","config":{"User":"65532:65532","Env":["HOME=/tmp","LANG=C.UTF-8"],"Entrypoint":["/plumbline"],"WorkingDir":"/work","Labels":{"org.opencontainers.image.title":"plumbline","org.opencontainers.image.version":"$version","org.opencontainers.image.licenses":"MIT"}},"rootfs":{"type":"layers","diff_ids":["sha256:$layer"]},"history":[{"created":"$created","created_by":"make image"}]}
END
	blob "$work/config"
	printf '[{"Config":"blobs/sha256/%s","RepoTags":["localhost/plumbline:%s"],"Layers":["blobs/sha256/%s"]}]\n' \
		"$digest" "$version" "$layer" >"$layout/manifest.json"
	printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":%s},"layers":[%s}]}\n' \
		"$(described config.v1+json)" "$layer_described" >"$work/manifest"
	blob "$work/manifest"
	printf '{"schemaVersion":2,"manifests":[%s,"platform":{"architecture":"%s","os":"linux"},"annotations":{"org.opencontainers.image.ref.name":"%s","io.containerd.image.name":"localhost/plumbline:%s"}}]}\n' \
		"$(described manifest.v1+json)" "$of" "$version" "$version" >"$layout/index.json"
	printf '{"imageLayoutVersion":"1.0.0"}\n' >"$layout/oci-layout"
	file=$dist/plumbline-$version-image-$arch.tar
	pack "$file" "$layout" blobs index.json manifest.json oci-layout
	rm -rf "$work"
	echo "$file"
done
