package io.followup.domain.notice;

import io.followup.domain.carrier.XmsNotice.Kind;
import io.followup.domain.contact.PhoneNumber;
import java.util.stream.Stream;

/**
 * A row of {@code lengths.csv}: one reply of the workspace {@value #WORKSPACE} to somebody, told
 * with the link {@link #LINK} and twelve characters more.
 *
 * @param carried what is read of the letter
 * @param each how many bytes or places it takes, as it is carried
 * @param length of the whole text
 */
public record Length(
    Alphabet alphabet, String letter, String carried, int each, int length, Kind kind, int parts) {
  public static final String WORKSPACE = "Tea house";
  public static final String LINK = "https://follow.example/l/";

  private static final String CODE = "AbCdEf123456";

  /** What a text is counted in, and what the brackets and the link take of it. */
  public enum Alphabet {
    EUC_KR("+821012345678", "KR", 1),
    GSM_7("+33612345678", "FR", 2),
    UCS_2("+33612345678", "FR", 1);

    private final String e164;
    private final String country;
    private final int bracket;

    Alphabet(String e164, String country, int bracket) {
      this.e164 = e164;
      this.country = country;
      this.bracket = bracket;
    }

    /** Somebody who gets texts in it. */
    public PhoneNumber to() {
      return new PhoneNumber(e164, country, true);
    }

    private int around() {
      return text("", LINK + CODE).length() + 2 * (bracket - 1);
    }
  }

  public static Stream<Length> table() {
    return Tables.rows("lengths.csv").stream()
        .map(
            row ->
                new Length(
                    Alphabet.valueOf(row.get(0).replace('-', '_')),
                    row.get(1),
                    row.get(2),
                    Integer.parseInt(row.get(3)),
                    Integer.parseInt(row.get(4)),
                    Kind.valueOf(row.get(5)),
                    Integer.parseInt(row.get(6))));
  }

  /** A link of the length that ours have. */
  static String link() {
    return LINK + CODE;
  }

  /** What the manager writes. */
  public String reply() {
    return filled(letter);
  }

  /** What the customer reads. */
  public String text(String link) {
    return text(filled(carried), link);
  }

  private static String text(String preview, String link) {
    return "[" + WORKSPACE + "] " + preview + "\n" + link;
  }

  /** As many as there is room for, and what then is left in a letter that takes one place. */
  private String filled(String one) {
    int room = length - alphabet.around();
    return one.repeat(room / each) + "x".repeat(room % each);
  }
}
