package futago.simulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import futago.simulator.machine.Database;
import futago.simulator.machine.Launcher;
import futago.simulator.machine.Network;
import futago.simulator.machine.SimClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What PostgreSQL 15 itself printed is the measure here.
class PostgresqlTest {
  private static final String BIN = "/usr/lib/postgresql/15/bin";
  private static final String DATA = "/mnt/pgsql-data/data";

  private final SimClock clock = TestHost.clock();
  private final Network network = new Network();
  private final TestHost alice =
      TestHost.debian(Host.of("alice", "192.168.137.101"), clock, network);
  private final TestHost bob = TestHost.debian(Host.of("bob", "192.168.137.102"), clock, network);

  @BeforeEach
  void install() {
    for (TestHost host : new TestHost[] {alice, bob}) {
      host.succeed(
          """
          mkdir -p /etc/postgresql-common
          echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
          apt-get -q update && apt-get -q -y install postgresql-15
          """);
    }
  }

  private static String postgres(String command) {
    return "su - postgres -s /bin/sh -c " + futago.command.Shell.quote(command);
  }

  private void cluster() {
    alice.succeed("mkdir -p %s; chmod 0700 %1$s; chown postgres:postgres %1$s".formatted(DATA));
    assertThat(
            alice
                .sh(
                    postgres(
                        "sh -c 'cat | %s/initdb -A scram-sha-256 -D %s -E UTF8 --locale=C --pwfile=/dev/stdin'"
                            .formatted(BIN, DATA)),
                    "secret")
                .output())
        .startsWith(
            "The files belonging to this database system will be owned by user \"postgres\".\n")
        .endsWith(
            "\nSuccess. You can now start the database server using:\n\n    "
                + BIN
                + "/pg_ctl -D "
                + DATA
                + " -l logfile start\n\n");
    alice.succeed(
        "sed -i \"s/^#listen_addresses = 'localhost'/listen_addresses = '*'/\" %s/postgresql.conf"
            .formatted(DATA));
    alice.succeed(
        """
        sed -i -e '/^local   all/i local all postgres peer' \\
          -e '/^local   all/i host all all 192.168.137.0/24 scram-sha-256' %s/pg_hba.conf
        """
            .formatted(DATA));
  }

  private void start() {
    assertThat(alice.output(postgres(BIN + "/pg_ctl start -w -t 120 -D " + DATA + " -l /dev/null")))
        .isEqualTo("waiting for server to start.... done\nserver started\n");
  }

  private Launcher.Outcome psql(String arguments) {
    return alice.sh(postgres(BIN + "/psql -X " + arguments));
  }

  @Test
  void pgCtlSpeaksAsItDoes() {
    Launcher.Outcome early = alice.sh(postgres(BIN + "/pg_ctl status -D " + DATA));
    assertThat(early)
        .isEqualTo(
            new Launcher.Outcome(4, "", "pg_ctl: directory \"" + DATA + "\" does not exist\n"));
    cluster();
    assertThat(alice.sh(postgres(BIN + "/pg_ctl status -D " + DATA)))
        .isEqualTo(new Launcher.Outcome(3, "pg_ctl: no server running\n", ""));
    start();
    assertThat(alice.output(postgres(BIN + "/pg_ctl status -D " + DATA)))
        .matches(
            "pg_ctl: server is running \\(PID: \\d+\\)\n"
                + BIN
                + "/postgres \"-D\" \""
                + DATA
                + "\"\n");
    assertThat(alice.sh(postgres(BIN + "/pg_ctl start -w -D " + DATA + " -l /dev/null")))
        .isEqualTo(
            new Launcher.Outcome(
                1,
                "waiting for server to start.... stopped waiting\n",
                "pg_ctl: another server might be running; trying to start server anyway\n"
                    + "pg_ctl: could not start server\n"
                    + "Examine the log output.\n"));
    assertThat(alice.output(postgres(BIN + "/pg_ctl reload -D " + DATA)))
        .isEqualTo("server signaled\n");
    assertThat(alice.output(postgres(BIN + "/pg_ctl stop -w -m fast -D " + DATA)))
        .isEqualTo("waiting for server to shut down.... done\nserver stopped\n");
    assertThat(alice.sh(postgres(BIN + "/pg_ctl stop -D " + DATA)))
        .isEqualTo(
            new Launcher.Outcome(
                1,
                "",
                "pg_ctl: PID file \""
                    + DATA
                    + "/postmaster.pid\" does not exist\nIs server running?\n"));
    assertThat(alice.sh(BIN + "/pg_ctl status -D " + DATA).error())
        .startsWith("pg_ctl: cannot be run as root\n");
    assertThat(alice.sh(postgres(BIN + "/initdb -D " + DATA)).error())
        .startsWith("initdb: error: directory \"" + DATA + "\" exists but is not empty\n");
  }

  @Test
  void aServerStartsOnlyOnADirectoryThatIsItsOwn() {
    cluster();
    alice.succeed("chmod 0755 " + DATA);
    String start = postgres(BIN + "/pg_ctl start -D " + DATA);
    assertThat(alice.sh(start).output()).contains("has invalid permissions");
    alice.succeed("chmod 0700 " + DATA + "; echo nonsense >> " + DATA + "/postgresql.conf");
    assertThat(alice.sh(start).output()).contains("contains errors");
    alice.succeed("sed -i '$d' " + DATA + "/postgresql.conf; echo 14 > " + DATA + "/PG_VERSION");
    assertThat(alice.sh(start).output()).contains("was initialized by PostgreSQL version 14");
  }

  @Test
  void queriesAreShownAsPsqlShowsThem() {
    cluster();
    start();
    assertThat(psql("-c 'select 1'").output())
        .isEqualTo(" ?column? \n----------\n        1\n(1 row)\n\n");
    assertThat(
            psql("-c 'create table t (n bigint primary key, w timestamptz default now(), b text not"
                    + " null)' -c \"insert into t (n,b) values (1,'a'),(2,'bb')\" -c 'select n, b"
                    + " from t order by n'")
                .output())
        .isEqualTo("CREATE TABLE\nINSERT 0 2\n n | b  \n---+----\n 1 | a\n 2 | bb\n(2 rows)\n\n");
    assertThat(psql("-c \"select 1 as a, 'x' as b, true, null, 1.50\"").output())
        .isEqualTo(
            """
             a | b | ?column? | ?column? | ?column?\s
            ---+---+----------+----------+----------
             1 | x | t        |          |     1.50
            (1 row)

            """);
    assertThat(psql("-At -F , -c \"select 1 as a, 'x' as b, true, null, 1.50\"").output())
        .isEqualTo("1,x,t,,1.50\n");
    assertThat(psql("-At -c 'select now()'").output())
        .matches("2014-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?\\+00\n");
    assertThat(psql("-c 'select 1/count(*) as row_is_there from t where n > 5'"))
        .isEqualTo(new Launcher.Outcome(1, "", "ERROR:  division by zero\n"));
    assertThat(psql("-At -c 'SELECT 1 / count(*) AS row_is_there FROM t'").output())
        .as("whole numbers: 1 / 2")
        .isEqualTo("0\n");
    assertThat(psql("-c 'select * from nope'").error())
        .isEqualTo(
            "ERROR:  relation \"nope\" does not exist\n"
                + "LINE 1: select * from nope\n"
                + "                      ^\n");
    assertThat(psql("-c \"insert into t (n,b) values (1,1)\"").error())
        .isEqualTo(
            "ERROR:  duplicate key value violates unique constraint \"t_pkey\"\n"
                + "DETAIL:  Key (n)=(1) already exists.\n");
    assertThat(psql("-c 'selec 1'").error())
        .isEqualTo("ERROR:  syntax error at or near \"selec\"\nLINE 1: selec 1\n        ^\n");
    assertThat(psql("-c 'insert into t (n) values (3)'").error())
        .startsWith(
            "ERROR:  null value in column \"b\" of relation \"t\" violates not-null constraint\n"
                + "DETAIL:  Failing row contains (3, ");
    assertThat(
            psql("-At -c 'update t set b = b || 1 where n = 2' -c 'delete from t where n = 1 or b"
                    + " is null' -c 'select max(n), count(b), min(b) from t'")
                .output())
        .isEqualTo("UPDATE 1\nDELETE 1\n2|1|bb1\n");
    assertThat(alice.machine.unknownCommands()).isEmpty();
  }

  @Test
  void rolesAreDroppedOnlyWhenNothingDependsOnThem() {
    cluster();
    start();
    assertThat(
            psql(
                "-c 'create table t (a int)' -c 'create role a login' -c 'create role a' -c 'drop"
                    + " role zz' -c 'drop role if exists zz' -c 'drop table if exists zz' -c 'grant"
                    + " select, insert on t to a' -c 'drop role a' -c 'drop table t' -c 'drop role"
                    + " a'"))
        .isEqualTo(
            new Launcher.Outcome(
                0,
                "CREATE TABLE\nCREATE ROLE\nDROP ROLE\nDROP TABLE\nGRANT\nDROP TABLE\nDROP ROLE\n",
                """
                ERROR:  role "a" already exists
                ERROR:  role "zz" does not exist
                NOTICE:  role "zz" does not exist, skipping
                NOTICE:  table "zz" does not exist, skipping
                ERROR:  role "a" cannot be dropped because some objects depend on it
                DETAIL:  privileges for table t
                """));
  }

  @Test
  void aScriptStopsAtItsFirstErrorIfItIsToldTo() {
    cluster();
    start();
    alice.succeed("printf 'select 1;\\nselec;\\nselect 2;\\n' > /tmp/x.sql");
    String error = "ERROR:  syntax error at or near \"selec\"\nLINE 1: selec;\n        ^\n";
    assertThat(psql("-At < /tmp/x.sql")).isEqualTo(new Launcher.Outcome(0, "1\n2\n", error));
    assertThat(psql("-At -v ON_ERROR_STOP=1 < /tmp/x.sql"))
        .isEqualTo(new Launcher.Outcome(3, "1\n", error));
    assertThat(psql("-At -v ON_ERROR_STOP=1 -f /tmp/x.sql"))
        .isEqualTo(new Launcher.Outcome(3, "1\n", "psql:/tmp/x.sql:2: " + error));
  }

  @Test
  void whatIsNotModelledSaysSoAndIsNoted() {
    cluster();
    start();
    Launcher.Outcome outcome = psql("-c 'select * from generate_series(1,3)'");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.error())
        .isEqualTo(
            "ERROR:  not modelled by this simulated node: select * from generate_series(1,3)\n");
    assertThat(alice.machine.unknownCommands())
        .containsExactly("alice: psql: select * from generate_series(1,3)");
  }

  @Test
  void clientsAreLetInAsPgHbaSays() {
    cluster();
    assertThat(bob.sh("pg_isready -h 192.168.137.101 -p 5432"))
        .isEqualTo(new Launcher.Outcome(2, "192.168.137.101:5432 - no response\n", ""));
    assertThat(bob.sh("psql -h 192.168.137.101 -U postgres -c 'select 1'").error())
        .isEqualTo(
            "psql: error: connection to server at \"192.168.137.101\", port 5432 failed: Connection"
                + " refused\n"
                + "\tIs the server running on that host and accepting TCP/IP connections?\n");
    assertThat(psql("-c 'select 1'").error())
        .isEqualTo(
            "psql: error: connection to server on socket \"/var/run/postgresql/.s.PGSQL.5432\""
                + " failed: No such file or directory\n"
                + "\tIs the server running locally and accepting connections on that socket?\n");
    start();
    assertThat(bob.output("pg_isready -h 192.168.137.101 -p 5432"))
        .isEqualTo("192.168.137.101:5432 - accepting connections\n");
    assertThat(bob.sh("psql -h 192.168.137.101 -U postgres -c 'select 1'").error())
        .isEqualTo(
            "psql: error: connection to server at \"192.168.137.101\", port 5432 failed:"
                + " fe_sendauth: no password supplied\n");
    assertThat(bob.sh("PGPASSWORD=x psql -h 192.168.137.101 -U postgres -c 'select 1'").error())
        .isEqualTo(
            "psql: error: connection to server at \"192.168.137.101\", port 5432 failed: FATAL: "
                + " password authentication failed for user \"postgres\"\n");
    String file = "umask 077; echo '*:*:*:postgres:secret' > /run/p; ";
    assertThat(
            bob.output(
                file
                    + "PGPASSFILE=/run/p psql -X -At -h 192.168.137.101 -p 5432 -U postgres -d"
                    + " postgres -c 'select 2'"))
        .isEqualTo("2\n");
    assertThat(
            bob.sh(
                    "chmod 644 /run/p; PGPASSFILE=/run/p psql -h 192.168.137.101 -U postgres -c"
                        + " 'select 1'")
                .error())
        .startsWith("WARNING: password file \"/run/p\" has group or world access;");
    assertThat(
            bob.sh("PGPASSWORD=secret psql -h 192.168.137.101 -U postgres -d nosuch -c 'select 1'")
                .error())
        .endsWith("failed: FATAL:  database \"nosuch\" does not exist\n");
    assertThat(alice.sh(BIN + "/psql -X -U postgres -c 'select 1'").error())
        .endsWith("FATAL:  Peer authentication failed for user \"postgres\"\n");
    network.cut(true);
    assertThat(
            bob.sh("PGCONNECT_TIMEOUT=2 psql -h 192.168.137.101 -U postgres -c 'select 1'").error())
        .isEqualTo(
            "psql: error: connection to server at \"192.168.137.101\", port 5432 failed: timeout"
                + " expired\n");
  }

  @Test
  void aKilledServerLeavesItsLockBehindAndTheDataStay() {
    cluster();
    start();
    psql("-c 'create table t (n int)' -c 'insert into t values (7)'");
    alice.succeed("kill -9 $(head -n 1 " + DATA + "/postmaster.pid)");
    Database database = alice.machine.part(Database.class);
    alice.await(() -> !database.isRunning());
    alice.succeed("[ -e " + DATA + "/postmaster.pid ]");
    assertThat(alice.sh(postgres(BIN + "/pg_ctl status -D " + DATA)).status()).isEqualTo(3);
    assertThat(alice.sh(postgres(BIN + "/pg_ctl start -w -D " + DATA + " -l /dev/null")))
        .isEqualTo(
            new Launcher.Outcome(
                0,
                "waiting for server to start.... done\nserver started\n",
                "pg_ctl: another server might be running; trying to start server anyway\n"));
    assertThat(psql("-At -c 'select n from t'").output()).isEqualTo("7\n");
    alice.succeed("kill $(head -n 1 " + DATA + "/postmaster.pid)");
    alice.await(() -> !alice.machine.files().exists(DATA + "/postmaster.pid"));
  }

  @Test
  void theServerIsAProcessLikeAnyOther() {
    assertThat(alice.sh("pgrep -x postgres")).isEqualTo(new Launcher.Outcome(1, "", ""));
    cluster();
    start();
    String pid = alice.output("head -n 1 " + DATA + "/postmaster.pid");
    assertThat(alice.output("pgrep -x postgres")).isEqualTo(pid);
    assertThat(alice.output("pidof postgres")).isEqualTo(pid);
    assertThat(alice.output("ps -C postgres -o args="))
        .isEqualTo(BIN + "/postgres -D " + DATA + "\n");
    assertThat(alice.output("ps -ef | grep '[p]ostgres -D'"))
        .matches("postgres +" + pid.strip() + " +1 " + BIN + "/postgres -D " + DATA + "\n");
    alice.succeed("pkill -KILL -u postgres");
    alice.await(() -> alice.sh("pgrep -x postgres").status() == 1);
    assertThat(alice.machine.part(Database.class).isRunning()).isFalse();
    assertThat(alice.sh("killall -9 postgres").status())
        .as("psmisc is not installed")
        .isEqualTo(127);
  }

  @Test
  void theDataFollowTheFileSystem() throws Exception {
    alice.succeed(
        "mkfs.ext4 -q /dev/sdb1; mkdir /mnt/pgsql-data; mount -t ext4 /dev/sdb1 /mnt/pgsql-data");
    cluster();
    start();
    psql("-c 'create table t (n int)' -c 'insert into t values (8)'");
    assertThat(alice.sh("umount /mnt/pgsql-data").error())
        .isEqualTo("umount: /mnt/pgsql-data: target is busy.\n");
    alice.machine.power(false);
    assertThat(alice.machine.part(Database.class).isRunning()).isFalse();
    alice.machine.power(true);
    assertThat(alice.machine.part(Database.class).start(DATA, 5432)).isNotEmpty();
    alice.succeed("mount -t ext4 /dev/sdb1 /mnt/pgsql-data");
    assertThat(alice.machine.part(Database.class).start(DATA, 5433)).isEmpty();
    assertThat(psql("-p 5433 -At -c 'select n from t'").output()).isEqualTo("8\n");
  }

  @Test
  void aSessionEndsWithItsServer() throws Exception {
    cluster();
    start();
    psql("-c 'create table t (n int)'");
    Database database = alice.machine.part(Database.class);
    Thread end =
        Thread.ofVirtual()
            .start(
                () -> {
                  alice.await(() -> psql("-At -c 'select count(*) from t'").output().equals("1\n"));
                  database.kill();
                });
    Launcher.Outcome outcome =
        alice.sh(
            postgres(
                "(echo 'insert into t values (1);'; while [ -e /var/run/postgresql/x ] || true; do"
                    + " sleep 1; echo 'select 1;'; done) | "
                    + BIN
                    + "/psql -X -q -At"));
    end.join();
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.error())
        .isEqualTo(
            "server closed the connection unexpectedly\n"
                + "\tThis probably means the server terminated abnormally\n"
                + "\tbefore or while processing the request.\n"
                + "connection to server was lost\n");
  }
}
