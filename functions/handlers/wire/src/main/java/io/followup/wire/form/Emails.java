package io.followup.wire.form;

import io.followup.domain.contact.EmailAddress;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import io.followup.wire.check.Violation;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form of email addresses and of the domains behind their {@code @}. What is taken can be
 * mailed: a quoted name before the {@code @} is an address, and none that our mail goes to.
 */
public final class Emails {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");

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
                Domains.ascii(text)
                    .map(Checked::good)
                    .orElseGet(
                        () -> Checked.bad(Violation.Code.MALFORMED, "must be a domain name")));
  }

  /** The domain goes as {@link Domains} has it. */
  static Optional<EmailAddress> parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL || !LOCAL.matcher(text.substring(0, at)).matches()) {
      return Optional.empty();
    }
    return Domains.ascii(text.substring(at + 1))
        .map(domain -> text.substring(0, at) + "@" + domain)
        .filter(address -> address.length() <= LONGEST)
        .map(EmailAddress::new);
  }
}
