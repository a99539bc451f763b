# Makes a node out of the common image, once; what is changed later on the node stays changed.
set -eu
umask 022

echo '@name@' >/etc/hostname
hostname -F /etc/hostname
printf '127.0.0.1\tlocalhost\n127.0.1.1\t@name@\n' >/etc/hosts

# eth0 is the cluster's network, eth1 the way to the package archive.
cat >/etc/network/interfaces <<'END'
auto lo
iface lo inet loopback

auto eth0
iface eth0 inet static
	address @address@/@prefix@

auto eth1
iface eth1 inet static
	address 10.0.2.15/24
	gateway 10.0.2.2
END
echo 'nameserver 10.0.2.3' >/etc/resolv.conf

for home in /root /home/futago /home/nopass /home/nosudo; do
    mkdir -p -m 700 "$home/.ssh"
    echo '@authorizedKey@' >"$home/.ssh/authorized_keys"
    chown -R --reference="$home" "$home/.ssh"
done

echo '@hostPublicKey@' >/etc/ssh/ssh_host_ed25519_key.pub
(umask 077 && cat >/etc/ssh/ssh_host_ed25519_key) <<'END'
@hostKey@
END

mkdir -p /var/lib/futago-lab
: >/var/lib/futago-lab/first-boot-done
