#!/bin/sh
# mmdebstrap's customize hook: makes the unpacked system into one that boots as a lab node.
set -eu
root=$1

echo debian >"$root/etc/hostname"
printf '127.0.0.1\tlocalhost\n' >"$root/etc/hosts"
# Not checked by fsck at boot: that would wait until udev has seen all devices.
echo '/dev/vda / ext4 errors=remount-ro 0 0' >"$root/etc/fstab"
echo 'LANG=C.UTF-8' >"$root/etc/default/locale"
# Each node gets its own at its first boot.
: >"$root/etc/machine-id"
rm -f "$root"/etc/ssh/ssh_host_*

# Housekeeping that would take an emulated processor away from the cluster at a bad moment; and the
# wait for network cards, which the initial RAM disk has already seen to.
for unit in apt-daily.timer apt-daily-upgrade.timer e2scrub_reap.service e2scrub_all.timer \
    ifupdown-pre.service; do
    ln -sf /dev/null "$root/etc/systemd/system/$unit"
done

# An emulated boot on a busy computer may take longer than systemd's 90 s for each part of it.
mkdir -p "$root/etc/systemd/system.conf.d"
cat >"$root/etc/systemd/system.conf.d/futago-lab.conf" <<'END'
[Manager]
DefaultTimeoutStartSec=300s
DefaultDeviceTimeoutSec=300s
END

# Users to try sudo with. Nobody outside the lab's own network can reach a node.
chroot "$root" useradd -m -s /bin/bash -G sudo futago
chroot "$root" useradd -m -s /bin/bash nopass
chroot "$root" useradd -m -s /bin/bash nosudo
printf '%s\n' futago:futago nopass:nopass nosudo:nosudo | chroot "$root" chpasswd
echo 'nopass ALL=(ALL:ALL) NOPASSWD: ALL' >"$root/etc/sudoers.d/nopass"
chmod 440 "$root/etc/sudoers.d/nopass"

cp "$recipe/futago-lab-first-boot.service" "$root/etc/systemd/system/"
chroot "$root" systemctl enable futago-lab-first-boot.service

# First away with what was downloaded to make the image itself.
chroot "$root" apt-get clean
# shellcheck disable=SC2086 # a list of words
chroot "$root" apt-get install --yes --download-only --no-install-recommends $downloads
