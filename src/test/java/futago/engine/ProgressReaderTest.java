package futago.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressReaderTest {
  @Test
  void readsProcDrbd() {
    // The form that DRBD 8.4.11 prints during the initial synchronisation.
    String text =
        """
        version: 8.4.11 (api:1/proto:86-101)
        srcversion: F3C9A9B02E2F1FF2D49CE2B
         0: cs:SyncSource ro:Secondary/Secondary ds:UpToDate/Inconsistent C r-----
            ns:528384 nr:0 dw:0 dr:530512 al:8 bm:0 lo:0 pe:2 ua:0 ap:0 ep:1 wo:f oos:520156
        	[=========>..........] sync'ed: 50.4% (520156/1048540)K
        	finish: 1:02:06 speed: 75,456 (75,456) K/sec
        """;
    assertThat(ProgressReader.read(text))
        .contains(
            new Progress(50.4, Optional.of(Duration.ofHours(1).plusMinutes(2).plusSeconds(6))));
  }

  @Test
  void readsDrbdsetupStatus() {
    assertThat(ProgressReader.read("    replication:SyncSource peer-disk:Inconsistent done:50.40"))
        .contains(new Progress(50.4, Optional.empty()));
  }

  @Test
  void readsApt() {
    assertThat(ProgressReader.read("dlstatus:1:9.09091:Retrieving file 1 of 11"))
        .contains(new Progress(9.09091, Optional.empty()));
    assertThat(ProgressReader.read("pmstatus:libc6:amd64:100:Installed: it"))
        .contains(new Progress(100, Optional.empty()));
    assertThat(ProgressReader.read("pmstatus:dpkg-exec:0.0000:Running dpkg"))
        .contains(new Progress(0, Optional.empty()));
  }

  @Test
  void readsNothingIntoOtherLines() {
    assertThat(ProgressReader.read("Get:1 http://example.org bookworm InRelease [151 kB]"))
        .isEmpty();
    assertThat(ProgressReader.read("pmstatus:broken")).isEmpty();
    assertThat(ProgressReader.read("x pmstatus:a:50:b")).isEmpty();
    assertThat(ProgressReader.read("all done: 50 files")).isEmpty();
    assertThat(ProgressReader.read("")).isEmpty();
  }
}
