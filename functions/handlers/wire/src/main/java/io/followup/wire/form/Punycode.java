package io.followup.wire.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Unicode in ASCII letters, digits and hyphens, as RFC 3492 does it for a label of a domain. */
final class Punycode {
  private static final int BASE = 36;
  private static final int LEAST = 1;
  private static final int MOST = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST = 128;
  private static final int START = 72;
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private Punycode() {}

  /**
   * @param label at most 63 characters, so that nothing overflows
   */
  static String encode(String label) {
    int[] points = label.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    label.codePoints().filter(point -> point < FIRST).forEach(out::appendCodePoint);
    int done = out.length();
    int basic = done;
    if (basic > 0) {
      out.append('-');
    }
    int bias = START;
    int delta = 0;
    for (int n = FIRST; done < points.length; n++) {
      int least = next(points, n);
      delta += (least - n) * (done + 1);
      n = least;
      for (int point : points) {
        if (point < n) {
          delta++;
        }
        if (point == n) {
          append(out, delta, bias);
          bias = adapt(delta, done + 1, done == basic);
          delta = 0;
          done++;
        }
      }
      delta++;
    }
    return out.toString();
  }

  /** Empty where it is not what {@link #encode} makes of anything. */
  static Optional<String> decode(String encoded) {
    int hyphen = encoded.lastIndexOf('-');
    List<Integer> points = new ArrayList<>();
    encoded.substring(0, Math.max(hyphen, 0)).chars().forEach(points::add);
    int bias = START;
    long n = FIRST;
    long i = 0;
    for (int at = hyphen + 1; at < encoded.length(); ) {
      long before = i;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = at < encoded.length() ? DIGITS.indexOf(encoded.charAt(at++)) : -1;
        i += digit * weight;
        if (digit < 0 || i > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        if (digit < threshold(k, bias)) {
          break;
        }
        weight *= BASE - threshold(k, bias);
      }
      int size = points.size() + 1;
      bias = adapt((int) (i - before), size, before == 0);
      n += i / size;
      i %= size;
      if (n > Character.MAX_CODE_POINT) {
        return Optional.empty();
      }
      points.add((int) i++, (int) n);
    }
    StringBuilder decoded = new StringBuilder();
    points.forEach(decoded::appendCodePoint);
    return Optional.of(decoded.toString());
  }

  private static int next(int[] points, int from) {
    int least = Character.MAX_CODE_POINT;
    for (int point : points) {
      least = point >= from ? Math.min(least, point) : least;
    }
    return least;
  }

  private static void append(StringBuilder out, int delta, int bias) {
    int rest = delta;
    for (int k = BASE; rest >= threshold(k, bias); k += BASE) {
      int threshold = threshold(k, bias);
      out.append(DIGITS.charAt(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
    out.append(DIGITS.charAt(rest));
  }

  private static int threshold(int k, int bias) {
    return Math.clamp(k - bias, LEAST, MOST);
  }

  private static int adapt(int delta, int size, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / size;
    int k = 0;
    for (; rest > (BASE - LEAST) * MOST / 2; k += BASE) {
      rest /= BASE - LEAST;
    }
    return k + (BASE - LEAST + 1) * rest / (rest + SKEW);
  }
}
