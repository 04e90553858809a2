package io.followup.domain.contact;

import java.util.Locale;

/** An email address of checked form. */
public record EmailAddress(String value) {
  public EmailAddress {
    int at = value.lastIndexOf('@');
    if (at < 1 || at == value.length() - 1) {
      throw new IllegalArgumentException("not an email address");
    }
  }

  /** Such as {@code m***@example.com}. */
  public String masked() {
    int at = value.lastIndexOf('@');
    return value.charAt(0) + "***" + value.substring(at);
  }

  /** The same for every spelling of a mailbox: none that is in use tells upper case from lower. */
  public String mailbox() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "EmailAddress[" + masked() + "]";
  }
}
