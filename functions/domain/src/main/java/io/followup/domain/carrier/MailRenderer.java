package io.followup.domain.carrier;

/** What a mail program shows of an email. */
public interface MailRenderer {
  /**
   * Its two forms.
   *
   * @param html everything that was put in is escaped
   */
  record Rendered(String text, String html) {
    @Override
    public String toString() {
      return "Rendered";
    }
  }

  Rendered render(MailNotice notice);
}
