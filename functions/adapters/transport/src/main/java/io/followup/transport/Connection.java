package io.followup.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection, for one request after the other. */
final class Connection implements AutoCloseable {
  private final SocketChannel channel;
  private final OutputStream out;
  private final AnswerReader answers;

  /** Both, since either may stand still while a Lambda sleeps. */
  private long idleSinceNanos;

  private long idleSinceMillis;

  private Connection(SocketChannel channel, OutputStream out, AnswerReader answers) {
    this.channel = channel;
    this.out = out;
    this.answers = answers;
  }

  /**
   * Fails with what says that no request was made: {@link ConnectException}, {@code
   * SocketTimeoutException} ("Connect timed out"), {@code UnknownHostException}, {@code
   * SSLHandshakeException}.
   */
  static Connection open(Destination to, Limits limits, Tls tls) throws IOException {
    SocketChannel channel = connected(to, limits);
    try {
      Socket socket = channel.socket();
      socket.setSoTimeout(limits.connectMillis());
      if (to.tls()) {
        if (to.proxy().isPresent()) {
          tunnel(socket, to, to.proxy().get(), limits);
        }
        socket = secured(socket, to, tls.factory());
      }
      socket.setSoTimeout(limits.readMillis());
      AnswerReader answers = new AnswerReader(socket.getInputStream(), limits.bodyBytes());
      return new Connection(channel, socket.getOutputStream(), answers);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** By the first of its addresses that takes it. */
  private static SocketChannel connected(Destination to, Limits limits) throws IOException {
    String host = to.proxy().map(Proxy::host).orElse(to.host());
    int port = to.proxy().map(Proxy::port).orElse(to.port());
    IOException refused = new ConnectException("there is no address");
    for (InetAddress address : InetAddress.getAllByName(Destination.bare(host))) {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.socket().connect(new InetSocketAddress(address, port), limits.connectMillis());
        return channel;
      } catch (IOException e) {
        channel.close();
        refused = e;
      }
    }
    throw refused;
  }

  private static void tunnel(Socket socket, Destination to, Proxy proxy, Limits limits)
      throws IOException {
    socket.getOutputStream().write(Head.tunnel(to, proxy));
    Answer answer = new AnswerReader(socket.getInputStream(), limits.bodyBytes()).read(true);
    if (answer.status() / 100 != 2) {
      throw new ConnectException("the proxy answers " + answer.status());
    }
  }

  /** The certificate must be one of the host that was asked for. */
  private static Socket secured(Socket plain, Destination to, SSLSocketFactory factory)
      throws IOException {
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, to.bareHost(), to.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** Asks once. After a failure nobody knows what has arrived, and it is of no more use. */
  Answer ask(byte[] request, boolean bodiless) throws IOException {
    out.write(request);
    out.flush();
    return answers.read(bodiless);
  }

  /** From now on nobody uses it. */
  void rest() {
    idleSinceNanos = System.nanoTime();
    idleSinceMillis = System.currentTimeMillis();
  }

  /** Whether it is too old to be trusted; a clock that was set back makes it so, too. */
  boolean isStale(Limits limits) {
    long slept = System.currentTimeMillis() - idleSinceMillis;
    long nanos = System.nanoTime() - idleSinceNanos;
    return nanos > limits.idle().toNanos() || slept > limits.idle().toMillis() || slept < 0;
  }

  /** Looks without waiting: an end, or anything that nobody asked for, is the end of it. */
  boolean isDead() {
    try {
      channel.configureBlocking(false);
      int read = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return read != 0;
    } catch (IOException _) {
      return true;
    }
  }

  /** At once, also from another thread: TLS would like to say good-bye, and might wait. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // It is gone all the same.
    }
  }
}
