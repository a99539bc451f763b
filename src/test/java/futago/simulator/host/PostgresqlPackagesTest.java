package futago.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Launcher;
import futago.stage.install.DropEmptyDefaultDatabase;
import org.junit.jupiter.api.Test;

class PostgresqlPackagesTest {
  @Test
  void debianMakesAClusterOfItsOwnThatCanBeLookedAtAndDropped() {
    TestHost alice = TestHost.debian();
    alice.succeed("apt-get -q update; apt-get -q -y install postgresql-15");
    assertThat(alice.output("pg_lsclusters -h"))
        .isEqualTo(
            "15 main 5432 online postgres /var/lib/postgresql/15/main"
                + " /var/log/postgresql/postgresql-15-main.log\n");
    String look = new DropEmptyDefaultDatabase().probes(null).getFirst().script();
    assertThat(alice.output(look)).isEqualTo("empty 15/main\n");
    alice.reboot();
    assertThat(alice.output(look)).isEqualTo("empty 15/main\n");
    alice.succeed("su - postgres -c \"psql -c 'create table mine (a int)'\"");
    assertThat(alice.output(look)).isEqualTo("used 15/main /var/lib/postgresql/15/main\n");
    alice.succeed("systemctl disable --now postgresql.service");
    assertThat(alice.output(look)).isEqualTo("stopped 15/main /var/lib/postgresql/15/main\n");
    alice.succeed("pg_dropcluster --stop 15 main; [ ! -e /etc/postgresql/15 ]");
    assertThat(alice.output("pg_lsclusters -h")).isEmpty();
  }

  @Test
  void theTalksPostgresqlIsFoundAndAnswersInItsWords() {
    TestHost alice = TestHost.centos();
    alice.succeed(
        "yum -y install"
            + " http://yum.postgresql.org/9.3/redhat/rhel-6-x86_64/pgdg-centos93-9.3-1.noarch.rpm");
    alice.succeed("yum -y groupinstall 'PostgreSQL Database Server 9.3 PGDG'");
    assertThat(alice.output("chkconfig --list postgresql-9.3")).contains("3:off");
    alice.succeed(
        """
        mkdir -p /mnt/pgsql-data/data; chmod 0700 /mnt/pgsql-data/data
        chown postgres:postgres /mnt/pgsql-data/data
        printf 'pass\\npass\\n' | su - postgres -c '/usr/pgsql-9.3/bin/initdb -A md5 -D /mnt/pgsql-data/data -E UTF8 --locale=C -W'
        """);
    assertThat(alice.output("ls /mnt/pgsql-data/data | tr '\\n' ' '"))
        .as("as on the slide")
        .isEqualTo(
            "PG_VERSION base global pg_clog pg_hba.conf pg_ident.conf pg_multixact pg_notify"
                + " pg_serial pg_snapshots pg_stat pg_stat_tmp pg_subtrans pg_tblspc pg_twophase"
                + " pg_xlog postgresql.conf ");
    alice.succeed(
        "sed -i -e \"s/^#listen_addresses.*/listen_addresses = '*'/\" -e"
            + " \"s/^log_destination.*/log_destination = 'syslog'/\""
            + " /mnt/pgsql-data/data/postgresql.conf");
    assertThat(
            alice.output(
                "su - postgres -c '/usr/pgsql-9.3/bin/pg_ctl start -w -D /mnt/pgsql-data/data'"))
        .isEqualTo(
            "waiting for server to start....LOG:  ending log output to stderr\n"
                + "HINT:  Future log output will go to log destination \"syslog\".\n"
                + " done\n"
                + "server started\n");
    assertThat(alice.sh("su - postgres -c 'psql -h alice -w'").error())
        .isEqualTo(
            "psql: could not translate host name \"alice\" to address: Name or service not"
                + " known\n");
    Launcher.Outcome refused =
        alice.sh(
            "echo '192.168.137.101 alice' >> /etc/hosts; PGPASSWORD=pass psql -h alice -U postgres"
                + " -c 'select 1'");
    assertThat(refused.error())
        .isEqualTo(
            "psql: FATAL:  no pg_hba.conf entry for host \"192.168.137.101\", user \"postgres\","
                + " database \"postgres\", SSL off\n");
    assertThat(alice.sh("psql -h alice -p 5433 -U postgres -c 'select 1'").error())
        .isEqualTo(
            "psql: could not connect to server: Connection refused\n"
                + "\tIs the server running on host \"alice\" (192.168.137.101) and accepting\n"
                + "\tTCP/IP connections on port 5433?\n");
    assertThat(alice.output("PGPASSWORD=pass psql -U postgres -At -c 'select 1' -c 'select 2'"))
        .as("before 9.6 the last -c wins")
        .isEqualTo("2\n");
    assertThat(alice.machine.unknownCommands()).isEmpty();
  }
}
