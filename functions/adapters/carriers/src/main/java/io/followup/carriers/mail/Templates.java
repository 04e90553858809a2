package io.followup.carriers.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The two forms of a letter, checked against it when the application is built. */
@CheckedTemplate(basePath = "mail")
final class Templates {
  private Templates() {}

  /** HTML: everything put in is escaped. */
  static native TemplateInstance letter(Letter letter);

  /** Plain text. */
  static native TemplateInstance plain(Letter letter);
}
