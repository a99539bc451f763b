package futago.remote.ssh;

import com.hierynomus.sshj.signature.SignatureEdDSA;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.signature.Signature;
import net.schmizz.sshj.signature.SignatureRSA;

/// An SSH agent in this process that holds the given keys.
final class TestAgent implements AutoCloseable {
  private final Path socket;
  private final List<KeyPair> keys;
  private final ServerSocketChannel server;
  private final AtomicInteger signatures = new AtomicInteger();

  TestAgent(Path socket, KeyPair... keys) throws IOException {
    this.socket = socket;
    this.keys = List.of(keys);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.startVirtualThread(this::serve);
  }

  Path socket() {
    return socket;
  }

  int signatures() {
    return signatures.get();
  }

  private void serve() {
    while (server.isOpen()) {
      try (SocketChannel client = server.accept()) {
        var in = new DataInputStream(Channels.newInputStream(client));
        byte[] answer = answer(new Buffer.PlainBuffer(in.readNBytes(in.readInt())));
        var out = new DataOutputStream(Channels.newOutputStream(client));
        out.writeInt(answer.length);
        out.write(answer);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private byte[] answer(Buffer.PlainBuffer question) throws IOException {
    if (question.readByte() == 11) {
      var answer = new Buffer.PlainBuffer().putByte((byte) 12).putUInt32(keys.size());
      for (KeyPair key : keys) {
        answer.putBytes(TestKeys.published(key).blob()).putString("a comment");
      }
      return answer.getCompactData();
    }
    PublishedKey wanted = PublishedKey.of("", question.readBytes());
    byte[] data = question.readBytes();
    long flags = question.readUInt32();
    KeyPair key =
        keys.stream()
            .filter(k -> TestKeys.published(k).base64().equals(wanted.base64()))
            .findAny()
            .orElseThrow();
    signatures.incrementAndGet();
    boolean rsa = key.getPublic() instanceof RSAPublicKey;
    if (rsa && flags != SshAgent.RSA_SHA2_512) {
      throw new IOException("SHA-1 is not wanted");
    }
    Signature signature =
        rsa ? new SignatureRSA.FactoryRSASHA512().create() : new SignatureEdDSA.Factory().create();
    signature.initSign(key.getPrivate());
    signature.update(data);
    byte[] signed =
        new Buffer.PlainBuffer()
            .putString(signature.getSignatureName())
            .putBytes(signature.encode(signature.sign()))
            .getCompactData();
    return new Buffer.PlainBuffer().putByte((byte) 14).putBytes(signed).getCompactData();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
