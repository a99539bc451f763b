#!/bin/sh
# Builds the disk image that all nodes of a practice lab start from.
#
#   build-image.sh IMAGE SUITE
#
# IMAGE is the directory to make. It appears complete or not at all: everything is made in
# IMAGE.building, which is renamed at the very end. Run it under flock(1), so that two builds of one
# image never meet. The recipe's other files (sources.list among them) lie beside this script.
set -eu
recipe=$(cd "$(dirname "$0")" && pwd)
image=$1
suite=$2
work=$image.building

# Built by somebody else while this one waited for the lock.
[ ! -d "$image" ] || exit 0

rm -rf --one-file-system "$work"
mkdir -p "$work"
words() { grep -v '^#' "$1" | tr '\n' "$2" | sed "s/$2\$//"; }

export recipe
downloads=$(words "$recipe/downloads.txt" ' ' | sed "s/@postgresql@/$(cat "$recipe/postgresql-version")/g")
export downloads
# The package lists and the downloaded packages stay in the image (cleanup/apt).
mmdebstrap --mode=root --variant=minbase --skip=cleanup/apt \
    --include="$(words "$recipe/packages.txt" ,)" \
    --aptopt='Acquire::Check-Valid-Until "false"' \
    --setup-hook='sh "$recipe/image-setup.sh" "$1"' \
    --customize-hook='sh "$recipe/image-customize.sh" "$1"' \
    "$suite" "$work/root" "$recipe/sources.list"

# The nodes are booted without a boot loader.
cp "$work"/root/boot/vmlinuz-* "$work/vmlinuz"
cp "$work"/root/boot/initrd.img-* "$work/initrd"
cp "$recipe/sources.list" "$work/sources.list"

mke2fs -q -t ext4 -L futago-lab -d "$work/root" "$work/base.raw" 8G
qemu-img convert -O qcow2 "$work/base.raw" "$work/base.qcow2"
rm -rf --one-file-system "$work/base.raw" "$work/root"
sync "$work"/*
mv -T "$work" "$image"
