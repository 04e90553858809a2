package io.followup.carriers.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Text as a header carries it (RFC 2047): on one line, whatever came in. */
final class EncodedWords {
  /** Short, and nothing that means something in a header. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 '!-]{0,59}");

  private static final Pattern BREAKING = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

  /** Base64 of this, its frame and the longest header's name stay within 76 characters. */
  private static final int BYTES = 39;

  private EncodedWords() {}

  static String of(String text) {
    String line = BREAKING.matcher(text).replaceAll(" ").strip();
    if (line.isEmpty() || PLAIN.matcher(line).matches()) {
      return line;
    }
    return String.join("\r\n ", chunks(line).stream().map(EncodedWords::word).toList());
  }

  /** Each is whole UTF-8, as every encoded word has to be. */
  private static List<String> chunks(String line) {
    List<String> chunks = new ArrayList<>();
    StringBuilder chunk = new StringBuilder();
    int bytes = 0;
    for (int c : line.codePoints().toArray()) {
      int more = Character.toString(c).getBytes(UTF_8).length;
      if (bytes + more > BYTES) {
        chunks.add(chunk.toString());
        chunk.setLength(0);
        bytes = 0;
      }
      chunk.appendCodePoint(c);
      bytes += more;
    }
    chunks.add(chunk.toString());
    return chunks;
  }

  private static String word(String chunk) {
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(chunk.getBytes(UTF_8)) + "?=";
  }
}
