package io.followup.wire.form;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Domain names as they go over the wire: ASCII in lower case, international labels as A-labels of
 * IDNA 2008. {@code java.net.IDN} is of 2003 and makes {@code straße.example} somebody else's
 * domain; ICU would do, and is as large as all the rest that presence is made of.
 *
 * <p>As RFC 5895 has it, upper case becomes lower, wide becomes narrow, an ideographic full stop a
 * dot. Nothing else is mapped: what is no label of 2008 then is refused.
 */
final class Domains {
  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;
  private static final String PREFIX = "xn--";
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Hosts of containers and of some shops have underscores, which no mailbox's domain has. */
  private static final Pattern HOST_LABEL =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private Domains() {}

  private record Label(String ascii, String shown) {}

  /** Empty where there is no such domain: it has two labels or more, and no number at its end. */
  static Optional<String> ascii(String written) {
    return ascii(written, LABEL);
  }

  /** The same of a web address, whose labels may have underscores. */
  static Optional<String> host(String written) {
    return ascii(written, HOST_LABEL);
  }

  private static Optional<String> ascii(String written, Pattern plain) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String[] parts = mapped(written).split("\\.", -1);
    List<Label> labels = Arrays.stream(parts).flatMap(part -> label(part, plain).stream()).toList();
    boolean whole = labels.size() == parts.length && parts.length > 1;
    boolean turns = labels.stream().map(Label::shown).anyMatch(Idna::isRightToLeft);
    boolean inOrder = !turns || labels.stream().map(Label::shown).allMatch(Idna::keepsItsOrder);
    return whole && inOrder && !NUMBER.matcher(parts[parts.length - 1]).matches()
        ? Optional.of(labels.stream().map(Label::ascii).collect(Collectors.joining(".")))
            .filter(domain -> domain.length() <= LONGEST)
        : Optional.empty();
  }

  private static Optional<Label> label(String label, Pattern plain) {
    if (label.startsWith(PREFIX)) {
      return Punycode.decode(label.substring(PREFIX.length()))
          .flatMap(Domains::international)
          .filter(known -> known.ascii().equals(label));
    }
    return label.chars().allMatch(c -> c < 128)
        ? Optional.of(new Label(label, label)).filter(_ -> plain.matcher(label).matches())
        : international(label);
  }

  private static Optional<Label> international(String label) {
    boolean good = label.chars().anyMatch(c -> c >= 128) && Idna.isLabel(label);
    return Optional.of(label)
        .filter(_ -> good && label.length() <= LONGEST_LABEL)
        .map(shown -> new Label(PREFIX + Punycode.encode(shown), shown))
        .filter(known -> known.ascii().length() <= LONGEST_LABEL);
  }

  private static String mapped(String written) {
    StringBuilder mapped = new StringBuilder();
    written.codePoints().mapToObj(Domains::mapped).forEach(mapped::append);
    return Normalizer.normalize(mapped, Normalizer.Form.NFC);
  }

  /** Each by itself: in a word, Java would make a capital sigma at its end a final one. */
  private static String mapped(int point) {
    if (point == 0x3002 || point == 0xff61) {
      return ".";
    }
    String one = Character.toString(point);
    boolean wide = point >= 0xff00 && point <= 0xffef;
    String narrow = wide ? Normalizer.normalize(one, Normalizer.Form.NFKC) : one;
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.CHEROKEE
        ? narrow.toUpperCase(Locale.ROOT)
        : narrow.toLowerCase(Locale.ROOT);
  }
}
