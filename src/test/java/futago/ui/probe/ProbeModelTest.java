package futago.ui.probe;

import static org.assertj.core.api.Assertions.assertThat;

import futago.ui.probe.ProbeModel.Stand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProbeModelTest {
  private final HeldDatabase database = new HeldDatabase();
  private final LinkedBlockingQueue<Runnable> window = new LinkedBlockingQueue<>();
  private final ProbeModel model =
      new ProbeModel(
          database,
          database,
          Duration.ofMillis(100),
          InstantSource.fixed(Instant.EPOCH),
          window::add);

  /// Does what waits for the window until that is how far it is.
  private <T extends Stand> T await(Class<T> stand) throws InterruptedException {
    while (!stand.isInstance(model.stand().get())) {
      Runnable next = window.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("still %s", model.stand().get()).isNotNull();
      next.run();
    }
    return stand.cast(model.stand().get());
  }

  @Test
  void measuresUntilItIsStoppedAndCountsItsRows() throws Exception {
    database.database().down(1_000, 2_900);
    database.holdAt(Duration.ofSeconds(5));
    model.start();
    await(Stand.Running.class);
    database.awaitHeld();
    assertThat(model.isBusy()).isTrue();

    model.stop();
    database.letGo();
    Stand.Over over = await(Stand.Over.class);

    assertThat(over.result().longestOutageMillis()).isEqualTo(2_100);
    assertThat(over.result().lost()).isZero();
    assertThat(model.isBusy()).isFalse();
    assertThat(model.strip().shown().get().lastOutageMillis()).isEqualTo(2_100);
    assertThat(database.database().hasNoTable()).isTrue();
  }

  @Test
  void withoutADatabaseItSaysWhatTheDriverSays() throws Exception {
    database.database().down(0, Long.MAX_VALUE);
    model.start();

    assertThat(await(Stand.Failed.class).reason()).isEqualTo("down");
    assertThat(model.isBusy()).isFalse();
  }

  @Test
  void whileItMeasuresItDoesNotBeginTwice() throws Exception {
    database.holdAt(Duration.ofSeconds(1));
    model.start();
    database.awaitHeld();
    model.start();
    await(Stand.Running.class);

    model.close();
    await(Stand.Off.class);
    assertThat(window).isEmpty();
  }

  @Test
  void measuresAgainFromNothing() throws Exception {
    database.database().down(0, Long.MAX_VALUE);
    model.start();
    await(Stand.Failed.class);
    model.start();

    assertThat(model.stand().get()).isInstanceOf(Stand.Starting.class);
    await(Stand.Failed.class);
  }
}
