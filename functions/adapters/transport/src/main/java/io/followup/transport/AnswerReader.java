package io.followup.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads answers of HTTP/1.1 (RFC 9112) from one connection, one after the other, with as few reads
 * as there are packets. What it can't understand, or is longer than the {@link Limits}, is a {@link
 * ProtocolException}.
 */
final class AnswerReader {
  private static final int BUFFER = 16 * 1024;

  /** Of answers that say that another one follows. */
  private static final int MOST_INTERIM = 16;

  private static final byte[] NOTHING = new byte[0];

  private final InputStream in;
  private final int longestBody;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private int headLeft;

  AnswerReader(InputStream in, int longestBody) {
    this.in = in;
    this.longestBody = longestBody;
  }

  /**
   * The final answer.
   *
   * @param bodiless whether it has no body, whatever it says, as to HEAD
   */
  Answer read(boolean bodiless) throws IOException {
    for (int interim = 0; interim <= MOST_INTERIM; interim++) {
      headLeft = Limits.HEAD_BYTES;
      String first = line();
      int status = status(first);
      List<Answer.Header> headers = headers();
      if (status >= 200) {
        return whole(first, status, headers, bodiless);
      }
      if (status == 101) {
        throw new ProtocolException("the answer changes to another protocol");
      }
    }
    throw new ProtocolException("an answer is announced and announced");
  }

  /** Whether all that came has been read. */
  private boolean isAtItsEnd() {
    return from == to;
  }

  private Answer whole(String first, int status, List<Answer.Header> headers, boolean bodiless)
      throws IOException {
    List<String> codings = Answer.listed(headers, "Transfer-Encoding");
    List<String> lengths = Answer.listed(headers, "Content-Length").stream().distinct().toList();
    boolean ends = true;
    byte[] body;
    if (bodiless || status == 204 || status == 304) {
      body = NOTHING;
    } else if (!codings.isEmpty()) {
      if (!codings.equals(List.of("chunked"))) {
        throw new ProtocolException("the answer's body is coded as nobody asked");
      }
      body = chunks();
      // Two lengths: what follows may be part of a body that somebody else sees.
      ends = lengths.isEmpty();
    } else if (!lengths.isEmpty()) {
      body = exactly(length(lengths));
    } else {
      body = untilItEnds();
      ends = false;
    }
    boolean kept = first.startsWith("HTTP/1.1") && ends && isAtItsEnd() && status < 500;
    boolean isLast = !kept || Answer.listed(headers, "Connection").contains("close");
    return new Answer(status, reason(first), headers, new ByteArrayInputStream(body), isLast);
  }

  private static int status(String first) throws ProtocolException {
    boolean understood =
        first.length() >= 12
            && (first.startsWith("HTTP/1.1 ") || first.startsWith("HTTP/1.0 "))
            && (first.length() == 12 || first.charAt(12) == ' ');
    int status = understood ? number(first.substring(9, 12), 10) : -1;
    if (status < 100) {
      throw new ProtocolException("that is no answer of HTTP/1.1");
    }
    return status;
  }

  private static String reason(String first) {
    return first.length() > 13 ? first.substring(13) : "";
  }

  private List<Answer.Header> headers() throws IOException {
    List<Answer.Header> headers = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon <= 0 || line.charAt(0) <= ' ' || line.charAt(colon - 1) <= ' ') {
        throw new ProtocolException("a line of the answer is no header");
      }
      headers.add(new Answer.Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return headers;
  }

  private int length(List<String> lengths) throws ProtocolException {
    int length = lengths.size() == 1 ? number(lengths.getFirst(), 10) : -1;
    if (length < 0) {
      throw new ProtocolException("the answer's length is none, or too long");
    }
    return atMost(length);
  }

  private int atMost(int length) throws ProtocolException {
    if (length > longestBody) {
      throw new ProtocolException("the answer is longer than " + longestBody + " bytes");
    }
    return length;
  }

  /** Digits alone, at most nine of ten or seven of sixteen; -1 for all else. */
  private static int number(String digits, int radix) {
    int most = radix == 16 ? 7 : 9;
    int value = digits.isEmpty() || digits.length() > most ? -1 : 0;
    for (int at = 0; at < digits.length() && value >= 0; at++) {
      char c = digits.charAt(at);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      value = digit < 0 ? -1 : value * radix + digit;
    }
    return value;
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = new byte[length];
    int done = Math.min(length, to - from);
    System.arraycopy(buffer, from, bytes, 0, done);
    from += done;
    if (in.readNBytes(bytes, done, length - done) < length - done) {
      throw endsEarly();
    }
    return bytes;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      // The sum can't overflow: a body is shorter than 2^28, and so is a chunk.
      atMost(body.size() + size);
      body.writeBytes(exactly(size));
      if (!line().isEmpty()) {
        throw new ProtocolException("a part of the answer is longer than it says");
      }
    }
    headers();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    headLeft = Limits.HEAD_BYTES;
    int size = number(line().split(";", 2)[0].strip(), 16);
    if (size < 0) {
      throw new ProtocolException("a part of the answer does not say how long it is");
    }
    return size;
  }

  private byte[] untilItEnds() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    do {
      atMost(body.size() + to - from);
      body.write(buffer, from, to - from);
      from = to;
    } while (fill());
    return body.toByteArray();
  }

  /** A line without its end. */
  private String line() throws IOException {
    StringBuilder begun = new StringBuilder();
    while (true) {
      for (int at = from; at < to; at++) {
        if (buffer[at] == '\n') {
          String rest = taken(at);
          from = at + 1;
          String line = begun.isEmpty() ? rest : begun.append(rest).toString();
          return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        }
      }
      begun.append(taken(to));
      from = to;
      if (!fill()) {
        throw endsEarly();
      }
    }
  }

  private String taken(int end) throws ProtocolException {
    headLeft -= end - from;
    if (headLeft < 0) {
      throw new ProtocolException("the answer's head is longer than " + Limits.HEAD_BYTES);
    }
    return new String(buffer, from, end - from, ISO_8859_1);
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer, 0, buffer.length));
    return to > 0;
  }

  private static EOFException endsEarly() {
    return new EOFException("the answer ends early");
  }
}
