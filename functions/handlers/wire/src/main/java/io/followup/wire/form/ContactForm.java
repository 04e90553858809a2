package io.followup.wire.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.PhoneNumber;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What is told of a customer's contact: what is absent stays, null removes (S4). */
public final class ContactForm {
  /** LINE says whom it knows: today's ids are U and 32 hexadecimal digits. */
  private static final Pattern LINE_USER_ID = Pattern.compile("[!-~]{1,128}");

  private ContactForm() {}

  /**
   * @param storedCountry asked only for a number that neither brings nor is sent with a country
   */
  public static Checked<ContactChange> read(
      JsonNode json, Supplier<Optional<String>> storedCountry) {
    return Fields.<ContactChange>object(fields -> read(fields, storedCountry)).check(json);
  }

  private static Checked<ContactChange> read(
      Fields fields, Supplier<Optional<String>> storedCountry) {
    Field<String> name = fields.merged("name", Forms.line(200));
    Field<String> country = fields.merged("country", Tags.country());
    Field<PhoneNumber> phone =
        fields.merged("phone", phone(() -> countryAfter(fields, country, storedCountry)));
    Field<EmailAddress> email = fields.merged("email", Emails.form());
    Field<String> language = fields.merged("language", Tags.language());
    Field<String> line =
        fields.merged(
            "lineUserId",
            Forms.pattern(LINE_USER_ID, "must be 1 to 128 ASCII characters without blanks"));
    return fields.done(() -> new ContactChange(name, phone, email, country, language, line));
  }

  private static Form<PhoneNumber> phone(Supplier<Optional<String>> country) {
    return Forms.string().then(text -> Phones.parse(text, country));
  }

  private static Optional<String> countryAfter(
      Fields fields, Field<String> change, Supplier<Optional<String>> stored) {
    return switch (change) {
      case Field.Put<String>(String country) -> Optional.of(country);
      case Field.Remove<String> _ -> Optional.empty();
      case Field.Keep<String> _ ->
          // Given and bad: the stored one is about to be replaced, so it says nothing.
          fields.isGiven("country") ? Optional.empty() : stored.get();
    };
  }
}
