package io.followup.wire.form;

import static io.followup.wire.check.Violation.Code.COUNTRY_REQUIRED;
import static io.followup.wire.check.Violation.Code.INVALID_NUMBER;
import static io.followup.wire.check.Violation.Code.MALFORMED;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import io.followup.domain.contact.PhoneNumber;
import io.followup.wire.check.Checked;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Phone numbers as their owners write them, to E.164. */
public final class Phones {
  /** Digits of any script and what people put between them; letters are nobody's number. */
  private static final Pattern WRITTEN = Pattern.compile("[\\p{Nd}\\p{Pd}\\p{Zs}+ー()./]{2,40}");

  /** What comes along from where a number was copied, and is not seen. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]");

  private static final Pattern INTERNATIONAL = Pattern.compile("[ (]*[+].*");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");

  private Phones() {}

  /**
   * A valid number, of whatever kind.
   *
   * @param country asked only where the number does not bring its own
   */
  public static Checked<PhoneNumber> parse(String pasted, Supplier<Optional<String>> country) {
    String text = plain(pasted);
    if (!WRITTEN.matcher(text).matches()) {
      return Checked.bad(MALFORMED, "must be a phone number");
    }
    if (INTERNATIONAL.matcher(text).matches()) {
      return parse(text, "ZZ");
    }
    return country
        .get()
        .map(region -> parse(text, region))
        .orElseGet(() -> Checked.bad(COUNTRY_REQUIRED, "needs a country, or to begin with +"));
  }

  /** Full-width signs as ASCII has them, a minus as a hyphen. */
  private static String plain(String pasted) {
    StringBuilder plain = new StringBuilder();
    INVISIBLE
        .matcher(pasted)
        .replaceAll("")
        .replace('\u2212', '-')
        .replace('\uff70', '-')
        .chars()
        .map(c -> c > 0xff00 && c < 0xff5f ? c - 0xfee0 : c)
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }

  private static Checked<PhoneNumber> parse(String text, String region) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    try {
      Phonenumber.PhoneNumber number = phones.parse(text, region);
      String e164 = phones.format(number, PhoneNumberFormat.E164);
      return phones.isValidNumber(number) && E164.matcher(e164).matches()
          ? Checked.good(new PhoneNumber(e164, country(number), canText(number)))
          : Checked.bad(INVALID_NUMBER, "is not a valid number of its country");
    } catch (NumberParseException e) {
      return Checked.bad(INVALID_NUMBER, "is not a valid number of its country");
    }
  }

  private static String country(Phonenumber.PhoneNumber number) {
    String region = PhoneNumberUtil.getInstance().getRegionCodeForNumber(number);
    return region == null ? "ZZ" : region;
  }

  private static boolean canText(Phonenumber.PhoneNumber number) {
    PhoneNumberType type = PhoneNumberUtil.getInstance().getNumberType(number);
    return type == PhoneNumberType.MOBILE || type == PhoneNumberType.FIXED_LINE_OR_MOBILE;
  }
}
