package futago.simulator.machine;

/// A pipe: what is written at one end is read at the other. Holds as much as Linux's does, so that
/// a writer waits for a reader who is slower.
public final class Pipe {
  private static final int CAPACITY = 65536;

  private final byte[] ring = new byte[CAPACITY];
  private int start;
  private int filled;
  private boolean writerGone;
  private boolean readerGone;

  /// The end to read from.
  public OpenFile reader() {
    return new OpenFile() {
      @Override
      public int read(byte[] bytes, int offset, int length) {
        return take(bytes, offset, length);
      }

      @Override
      protected void close() {
        synchronized (Pipe.this) {
          readerGone = true;
          Pipe.this.notifyAll();
        }
      }
    };
  }

  /// The end to write to.
  public OpenFile writer() {
    return new OpenFile() {
      @Override
      public void write(byte[] bytes, int offset, int length) {
        put(bytes, offset, length);
      }

      @Override
      protected void close() {
        synchronized (Pipe.this) {
          writerGone = true;
          Pipe.this.notifyAll();
        }
      }
    };
  }

  private synchronized int take(byte[] bytes, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    while (filled == 0) {
      if (writerGone) {
        return -1;
      }
      await();
    }
    int count = Math.min(length, filled);
    int first = Math.min(count, CAPACITY - start);
    System.arraycopy(ring, start, bytes, offset, first);
    System.arraycopy(ring, 0, bytes, offset + first, count - first);
    start = (start + count) % CAPACITY;
    filled -= count;
    notifyAll();
    return count;
  }

  private synchronized void put(byte[] bytes, int offset, int length) {
    int done = 0;
    while (done < length) {
      while (filled == CAPACITY && !readerGone) {
        await();
      }
      if (readerGone) {
        throw new BrokenPipeException();
      }
      int count = Math.min(length - done, CAPACITY - filled);
      int at = (start + filled) % CAPACITY;
      int first = Math.min(count, CAPACITY - at);
      System.arraycopy(bytes, offset + done, ring, at, first);
      System.arraycopy(bytes, offset + done + first, ring, 0, count - first);
      filled += count;
      done += count;
      notifyAll();
    }
    if (readerGone) {
      throw new BrokenPipeException();
    }
  }

  /// Every caller looks again in a loop of its own.
  @SuppressWarnings("WaitNotInLoop")
  private void await() {
    try {
      wait();
    } catch (InterruptedException e) {
      throw new EndedException();
    }
  }
}
