package io.followup.wire.form;

import io.followup.domain.contact.EmailAddress;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of email addresses and of the domains behind their {@code @}. */
public final class Emails {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 253;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL =
      Pattern.compile(ATOM + "(\\." + ATOM + ")*" + "|\"([!#-\\[\\]-~]|\\\\[!-~])+\"");
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern DOMAIN = Pattern.compile("(" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);

  private Emails() {}

  public static Form<EmailAddress> form() {
    return Forms.string()
        .then(
            text ->
                parse(text)
                    .map(Checked::good)
                    .orElseGet(
                        () -> Checked.bad(Violation.Code.MALFORMED, "must be an email address")));
  }

  public static Form<String> domain() {
    return Forms.string()
        .then(
            text ->
                asciiDomain(text)
                    .map(Checked::good)
                    .orElseGet(
                        () -> Checked.bad(Violation.Code.MALFORMED, "must be a domain name")));
  }

  /** The domain goes to lower case, and to punycode where it is not ASCII. */
  static Optional<EmailAddress> parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL || !LOCAL.matcher(text.substring(0, at)).matches()) {
      return Optional.empty();
    }
    return asciiDomain(text.substring(at + 1))
        .map(domain -> text.substring(0, at) + "@" + domain)
        .filter(address -> address.length() <= LONGEST)
        .map(EmailAddress::new);
  }

  private static Optional<String> asciiDomain(String text) {
    return ascii(text)
        .map(domain -> domain.toLowerCase(Locale.ROOT))
        .filter(domain -> domain.length() <= LONGEST_DOMAIN && DOMAIN.matcher(domain).matches());
  }

  private static Optional<String> ascii(String domain) {
    if (domain.length() > LONGEST_DOMAIN) {
      return Optional.empty();
    }
    if (domain.chars().allMatch(c -> c < 128)) {
      return Optional.of(domain);
    }
    try {
      return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
