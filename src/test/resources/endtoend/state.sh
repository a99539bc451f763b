# What a node of a running cluster is, in lines. Run as root; changes nothing.
LC_ALL=C; export LC_ALL
places="/etc /var/lib/futago /usr/lib/systemd/system /root"
find $places -xdev -printf 'entry %p %y %m %u:%g %l\n' 2>/dev/null
find $places -xdev -type f -exec sha256sum {} + 2>/dev/null | awk '{ print "content", $2, $1 }'
cut -d: -f1 /etc/passwd | sed 's/^/user /'
cut -d: -f1,4 /etc/group | sed 's/^/group /'
dpkg-query -W -f 'package ${Package} ${Version} ${db:Status-Abbrev}\n'
apt-mark showmanual | sed 's/^/manual /'
dpkg --audit | sed 's/^/audit /'
systemctl list-unit-files --no-legend --no-pager | awk '{ print "unit", $1, $2 }'
for unit in corosync pacemaker drbd postgresql rsyslog chrony systemd-timesyncd nftables cron ssh; do
  echo "active $unit $(systemctl is-active $unit)"
done
systemctl --failed --no-legend --plain --no-pager | awk '{ print "unit failed", $1 }'
findmnt -rn -o TARGET,SOURCE,FSTYPE | grep -E ' /dev/|/mnt' | sed 's/^/mount /'
sed -n 's/.*\(cs:[^ ]* ro:[^ ]* ds:[^ ]* [A-Z] [-r]*\).*/drbd \1/p' /proc/drbd
echo "host $(uname -n)"
wc -c </etc/corosync/authkey | sed 's/^/key of bytes /'
cibadmin --query --scope configuration | grep -v last-lrm-refresh | sed 's/^ */cib /'
crm_mon -1 -r | grep -cE 'Failed (Resource|Fencing) Actions' | sed 's/^/actions failed: /'
crm_mon -1 -r | sed -n 's/^ *\* *\([a-z].*\)/resource \1/p; s/^ *\* *\(Promoted.*\|Unpromoted.*\)/resource \1/p'

# Nothing may be left of those that were killed.
find / -xdev \( -path /proc -o -path /sys \) -prune -o -name '.futago.*' -print 2>/dev/null | sed 's/^/left /'
find /var/lib/futago -name '*.part' | sed 's/^/left /'
find /run /var/run -maxdepth 1 -name '*futago*' | sed 's/^/left /'
find /tmp /var/tmp -mindepth 1 -maxdepth 1 -not -name 'systemd-private-*' -not -name '.*-unix' | sed 's/^/temporary /'
grep -lzs '^FUTAGO_RUN=' /proc/[0-9]*/environ | while read -r file; do
  echo "process $(cat "${file%environ}comm")"
done

# The database, where it is.
if mountpoint -q /mnt/pgsql-data; then
  find /mnt/pgsql-data -maxdepth 2 -type d -printf 'data %P %m %u:%g\n' | grep -v pgsql_tmp
  find /mnt/pgsql-data -maxdepth 2 -name '*.conf' -exec sha256sum {} + | awk '{ print "data", $2, $1 }'
  cd /
  su - postgres -c 'psql -XAtq' <<'END' | sed 's/^/sql /'
SELECT 'role', rolname, rolsuper, rolcanlogin, rolreplication FROM pg_roles WHERE rolname !~ '^pg_';
SELECT 'password', rolname, left(rolpassword, 13) FROM pg_authid WHERE rolpassword IS NOT NULL;
SELECT 'database', datname, encoding, datcollate FROM pg_database;
SELECT 'table', relname FROM pg_class WHERE relnamespace = 'public'::regnamespace;
SELECT 'setting', name, setting FROM pg_settings WHERE source = 'configuration file';
END
fi
