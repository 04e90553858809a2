package io.followup.domain.notice;

import io.followup.domain.carrier.MailNotice.Line;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What replies may take of a mail: Gmail shows the first 102 KB of its HTML and hides the rest
 * behind a link. Short ones are shown whole, and what they leave is the long ones'.
 *
 * <p>A single reply is always shown whole: it has 10,000 characters at most, of which none takes
 * more than six bytes.
 */
final class MailSpace {
  private static final int BYTES = 64_000;

  private MailSpace() {}

  static List<Line> shared(List<Line> lines) {
    Line[] shared = lines.toArray(Line[]::new);
    int left = BYTES;
    int waiting = shared.length;
    List<Integer> shortestFirst =
        IntStream.range(0, shared.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> bytes(lines.get(i).text())))
            .toList();
    for (int i : shortestFirst) {
      int share = left / waiting--;
      String text = Graphemes.longest(shared[i].text(), part -> bytes(part) <= share);
      shared[i] = new Line(shared[i].manager(), text);
      left -= bytes(text);
    }
    return List.of(shared);
  }

  /** In HTML: with signs escaped, and a tag for each new line. */
  static int bytes(String text) {
    return text.codePoints().map(MailSpace::bytes).sum();
  }

  private static int bytes(int c) {
    return switch (c) {
      case '&', '\'' -> 5;
      case '<', '>', '\n' -> 4;
      case '"' -> 6;
      default -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    };
  }
}
