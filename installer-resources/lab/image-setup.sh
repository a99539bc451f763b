#!/bin/sh
# mmdebstrap's setup hook: settings that must be there before the first package is unpacked.
set -eu
root=$1
mkdir -p "$root/etc/initramfs-tools/conf.d" "$root/usr/share/initramfs-tools/modules.d" \
    "$root/etc/apt/apt.conf.d" "$root/etc/dpkg/dpkg.cfg.d"

# A small initial RAM disk: only what leads to the root file system, and the network cards. An
# emulated processor needs seconds to unpack the usual one.
echo 'MODULES=list' >"$root/etc/initramfs-tools/conf.d/futago-lab"
printf '%s\n' virtio_pci virtio_blk virtio_net ext4 crc32c_generic \
    >"$root/usr/share/initramfs-tools/modules.d/futago-lab"

# Downloaded packages stay, so that an installation finds them; translations are never read here.
cat >"$root/etc/apt/apt.conf.d/90futago-lab" <<'END'
APT::Keep-Downloaded-Packages "true";
Acquire::Languages "none";
END
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/90futago-lab"
