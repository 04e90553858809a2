package io.followup.carriers.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An SMTP server that keeps to the protocol until one step, where it does as it was told. */
final class ScriptedSmtp implements AutoCloseable {
  /** The points at which the server speaks. */
  enum Step {
    GREETING("220 here"),
    EHLO("250 here"),
    STARTTLS("220 go ahead"),
    MAIL("250 fine"),
    RCPT("250 fine"),
    DATA("354 go on"),
    END("250 taken"),
    QUIT("221 bye");

    private final String usual;

    Step(String usual) {
      this.usual = usual;
    }
  }

  /** Instead of a reply: the connection is cut. */
  static final String CUT = "cut";

  /** Instead of a reply: none, until told to go on as usual. */
  static final String HUSH = "hush";

  private final Step step;
  private final String reply;
  private final ServerSocket socket;
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Step> heard = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  ScriptedSmtp(Step step, String reply) throws IOException {
    this.step = step;
    this.reply = reply;
    socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    threads.execute(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What clients came to, in order, over all connections. */
  List<Step> heard() {
    return List.copyOf(heard);
  }

  /** Ends the silence, and waits until the client has gone. */
  void goOnUntilTheClientLeaves() throws InterruptedException {
    goOn.countDown();
    closed.await();
  }

  private void listen() {
    try {
      while (true) {
        Socket client = socket.accept();
        threads.execute(() -> converse(client));
      }
    } catch (IOException e) {
      goOn.countDown();
    }
  }

  private void converse(Socket client) {
    try (client) {
      BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
      boolean open = say(client, Step.GREETING);
      while (open) {
        open = answered(client, in, in.readLine());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      closed.countDown();
    }
  }

  /** Whether the conversation goes on. */
  private boolean answered(Socket client, BufferedReader in, @Nullable String line)
      throws IOException {
    if (line == null || !say(client, step(line))) {
      return false;
    }
    if (line.equals("DATA")) {
      while (!".".equals(in.readLine())) {}
      return say(client, Step.END);
    }
    return true;
  }

  private static Step step(String line) {
    return Step.valueOf(line.split("[ :]", 2)[0]);
  }

  private boolean say(Socket client, Step now) throws IOException {
    heard.add(now);
    String said = now == step ? reply : now.usual;
    if (said.equals(CUT)) {
      return false;
    }
    if (said.equals(HUSH)) {
      await();
      said = now.usual;
    }
    client.getOutputStream().write((said + "\r\n").getBytes(UTF_8));
    return now != Step.QUIT;
  }

  private void await() throws IOException {
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
