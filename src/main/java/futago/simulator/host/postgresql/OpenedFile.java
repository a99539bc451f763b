package futago.simulator.host.postgresql;

import futago.simulator.machine.OpenFile;
import java.io.IOException;
import java.io.InputStream;

/// An opened file of a machine, to be read.
final class OpenedFile extends InputStream {
  private final OpenFile file;

  OpenedFile(OpenFile file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return file.read(bytes, offset, length);
  }

  @Override
  public void close() {
    file.release();
  }
}
