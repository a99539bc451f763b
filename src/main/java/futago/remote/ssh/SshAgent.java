package futago.remote.ssh;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;

/// The SSH agent, as far as logging in needs it: list the keys, let it sign (the protocol of
/// draft-ietf-sshm-ssh-agent). Each question has a connection of its own.
///
/// @param socket `SSH_AUTH_SOCK`
record SshAgent(Path socket) {
  private static final int REQUEST_IDENTITIES = 11;
  private static final int IDENTITIES_ANSWER = 12;
  private static final int SIGN_REQUEST = 13;
  private static final int SIGN_RESPONSE = 14;
  private static final int LONGEST_ANSWER = 256 * 1024;

  /// Signs with SHA-512 instead of RSA's old SHA-1.
  static final int RSA_SHA2_512 = 4;

  /// The keys that it holds; none if it does not answer.
  List<PublishedKey> identities() {
    try {
      var answer = ask(new Buffer.PlainBuffer().putByte((byte) REQUEST_IDENTITIES));
      expect(answer, IDENTITIES_ANSWER);
      List<PublishedKey> identities = new ArrayList<>();
      long count = answer.readUInt32();
      for (long i = 0; i < count; i++) {
        byte[] blob = answer.readBytes();
        identities.add(PublishedKey.of(new Buffer.PlainBuffer(blob).readString(), blob));
        answer.readString(); // comment
      }
      return identities;
    } catch (IOException noAgent) {
      return List.of();
    }
  }

  /// The agent's signature, in the form in which it goes to the server.
  ///
  /// @throws IOException if the agent refuses, as after a "no" to its question
  byte[] sign(PublishedKey identity, byte[] data, int flags) throws IOException {
    var answer =
        ask(
            new Buffer.PlainBuffer()
                .putByte((byte) SIGN_REQUEST)
                .putBytes(identity.blob())
                .putBytes(data)
                .putUInt32(flags));
    expect(answer, SIGN_RESPONSE);
    return answer.readBytes();
  }

  private static void expect(Buffer.PlainBuffer answer, int type) throws IOException {
    int got = answer.readByte();
    if (got != type) {
      throw new IOException("the SSH agent answers " + got + " instead of " + type);
    }
  }

  private Buffer.PlainBuffer ask(Buffer.PlainBuffer question) throws IOException {
    byte[] body = question.getCompactData();
    var message = new ByteArrayOutputStream();
    var out = new DataOutputStream(message);
    out.writeInt(body.length);
    out.write(body);
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      Channels.newOutputStream(channel).write(message.toByteArray());
      var in = new DataInputStream(Channels.newInputStream(channel));
      int length = in.readInt();
      if (length <= 0 || length > LONGEST_ANSWER) {
        throw new IOException("the SSH agent's answer cannot be understood");
      }
      return new Buffer.PlainBuffer(in.readNBytes(length));
    }
  }
}
