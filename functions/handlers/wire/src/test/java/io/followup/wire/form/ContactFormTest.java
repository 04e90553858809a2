package io.followup.wire.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.id.CustomerKey;
import io.followup.wire.Json;
import io.followup.wire.check.Checked;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFormTest {
  private static Checked<ContactChange> read(String json, Optional<String> stored) {
    return ContactForm.read(Json.parse(json.replace('\'', '"')).orElseThrow(), () -> stored);
  }

  private static Customer stored(String json) {
    return switch (read(json, Optional.empty())) {
      case Checked.Good<ContactChange>(ContactChange change) ->
          change.over(Customer.unknown(CustomerKey.of("w", "c")));
      case Checked.Bad<ContactChange>(var wrong) -> throw new AssertionError(wrong);
    };
  }

  private static List<String> wrong(String json) {
    return switch (read(json, Optional.empty())) {
      case Checked.Good<ContactChange> _ -> List.of();
      case Checked.Bad<ContactChange>(var wrong) ->
          wrong.stream().map(one -> one.field() + " " + one.code().word()).toList();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "010-2345-6789, KR, +821023456789, true",
    "010 2345 6789, kr, +821023456789, true",
    "+82 10-2345-6789, , +821023456789, true",
    "+82 10 2345 6789, JP, +821023456789, true",
    "02-312-3456, KR, +8223123456, false",
    "031-312-3456, KR, +82313123456, false",
    "070-7123-4567, KR, +827071234567, false",
    "1644-9672, KR, +8216449672, false",
    "080-700-1234, KR, +82807001234, false",
    "+1 800-555-0199, , +18005550199, false",
    "090-1234-5678, JP, +819012345678, true",
    "(212) 555-0123, US, +12125550123, true",
    "+442071838750, , +442071838750, false",
    "07400 123456, GB, +447400123456, true",
    "０１０－２３４５－６７８９, KR, +821023456789, true",
    "＋８２（１０）２３４５．６７８９, , +821023456789, true",
    "\u202a+82 10-2345-6789\u202c, , +821023456789, true",
    "010\u200b-2345\u00ad-6789\ufeff, KR, +821023456789, true",
    "010\u22122345\u22126789, KR, +821023456789, true",
    "'\u00a0 010-2345-6789\\t', KR, +821023456789, true"
  })
  void numbers_are_stored_in_E_164_landlines_too(
      String written, String country, String e164, boolean canText) {
    String sent = country == null ? "" : ",'country':'" + country + "'";

    Optional<PhoneNumber> phone = stored("{'phone':'" + written + "'" + sent + "}").phone();

    assertThat(phone.map(PhoneNumber::e164)).contains(e164);
    assertThat(phone.map(PhoneNumber::canText)).contains(canText);
  }

  @ParameterizedTest
  @CsvSource({
    "12, KR, invalid-number",
    "1, KR, malformed",
    "abc, KR, malformed",
    "1-800-FLOWERS, US, malformed",
    "010-2345, KR, invalid-number",
    "010-2345-67890123, KR, invalid-number",
    "+1 555, , invalid-number",
    "+999 1234 5678, , invalid-number",
    "+, , malformed",
    "+8210234567890123456, , invalid-number",
    "010-2345-6789;ext=1, KR, malformed",
    "tel:010-2345-6789, KR, malformed",
    "010-2345-6789, AQ, invalid-number",
    "010-2345-6789, , country-required"
  })
  void what_is_no_number_is_refused(String written, String country, String code) {
    String sent = country == null ? "" : ",'country':'" + country + "'";

    assertThat(wrong("{'phone':'" + written + "'" + sent + "}")).containsExactly("phone " + code);
  }

  @Test
  void the_stored_country_counts_where_none_is_sent() {
    Checked<ContactChange> change = read("{'phone':'010-2345-6789'}", Optional.of("KR"));

    assertThat(change).isInstanceOf(Checked.Good.class);
    assertThat(read("{'phone':'010-2345-6789','country':null}", Optional.of("KR")))
        .isInstanceOf(Checked.Bad.class);
  }

  @ParameterizedTest
  @CsvSource({
    "mina@example.com, mina@example.com",
    "Mina.Kim+chat@EXAMPLE.com, Mina.Kim+chat@example.com",
    "o'hara@example.co.kr, o'hara@example.co.kr",
    "a@b-c.example, a@b-c.example",
    "mina@한국.kr, mina@xn--3e0b707e.kr",
    "mina@straße.example, mina@xn--strae-oqa.example",
    "' mina@example.com\u00a0', mina@example.com",
    "!#$%&*@example.com, !#$%&*@example.com"
  })
  void emails_are_kept_with_their_domain_in_ASCII(String written, String kept) {
    String json = Json.write(Json.object().put("email", written));

    Checked<ContactChange> change =
        ContactForm.read(Json.parse(json).orElseThrow(), Optional::empty);

    assertThat(change)
        .isInstanceOfSatisfying(
            Checked.Good.class,
            good ->
                assertThat(
                        ((ContactChange) good.value())
                            .email()
                            .over(Optional.empty())
                            .map(email -> email.value()))
                    .contains(kept));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mina",
        "@example.com",
        "mina@",
        "mina@localhost",
        "a@b@example.com",
        "a b@example.com",
        "a@exa mple.com",
        ".a@example.com",
        "a.@example.com",
        "a..b@example.com",
        "a@example..com",
        "a@-example.com",
        "a@example-.com",
        "a@example.com.",
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        "a@example.com\\nBcc: b@example.com",
        "미나@example.com",
        "a@exa_mple.com",
        "Mina <mina@example.com>",
        "a@example.com, b@example.com",
        "a@例え。.com"
      })
  void what_is_no_email_address_is_refused(String written) {
    assertThat(wrong("{'email':'" + written + "'}")).containsExactly("email malformed");
  }

  @Test
  void an_email_address_has_at_most_64_and_254_characters() {
    String domain = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".com";

    assertThat(wrong("{'email':'" + "m".repeat(64) + "@example.com'}")).isEmpty();
    assertThat(wrong("{'email':'" + "m".repeat(65) + "@example.com'}")).isNotEmpty();
    assertThat(wrong("{'email':'" + "m".repeat(64) + "@" + domain + "'}")).isEmpty();
    assertThat(wrong("{'email':'" + "m".repeat(64) + "@aaa." + domain + "'}")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a@b\"@example.com", "\"mina\"@example.com", "\"a\\\"b\"@example.com"})
  void S4_an_address_that_no_mail_of_ours_goes_to_is_refused(String address) {
    String json = Json.write(Json.object().put("email", address));

    assertThat(wrong(json)).containsExactly("email malformed");
  }

  @ParameterizedTest
  @CsvSource({
    "ko, true",
    "ko-KR, true",
    "zh-Hant-TW, true",
    "x-klingon, true",
    "xx, true",
    "ko_KR, true",
    "koreanlanguage, false",
    "k, false",
    "ko-, false",
    "한국어, false"
  })
  void a_language_is_a_well_formed_tag(String tag, boolean good) {
    assertThat(wrong("{'language':'" + tag + "'}").isEmpty()).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({"KR, true", "kr, true", "' kr ', true", "UK, false", "KOR, false", "K, false"})
  void a_country_is_one_of_ISO_3166(String country, boolean good) {
    assertThat(wrong("{'country':'" + country + "'}").isEmpty()).isEqualTo(good);
  }

  @Test
  void null_removes_and_what_is_not_sent_stays() {
    ContactChange change =
        switch (read("{'name':null,'phone':null,'email':'a@example.com'}", Optional.empty())) {
          case Checked.Good<ContactChange>(ContactChange good) -> good;
          case Checked.Bad<ContactChange>(var wrong) -> throw new AssertionError(wrong);
        };

    assertThat(change.name()).isEqualTo(new Field.Remove<>());
    assertThat(change.phone()).isEqualTo(new Field.Remove<>());
    assertThat(change.email()).isInstanceOf(Field.Put.class);
    assertThat(change.language()).isEqualTo(new Field.Keep<>());
  }

  @ParameterizedTest
  @ValueSource(strings = {"U4af4980629abcdef4af4980629abcdef", "mina", "C-1_~!"})
  void whom_LINE_knows_is_for_LINE_to_say(String id) {
    assertThat(read("{'lineUserId':'" + id + "'}", Optional.empty()))
        .isInstanceOf(Checked.Good.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mi na", "미나"})
  void a_LINE_id_is_ASCII_without_blanks(String id) {
    assertThat(wrong("{'lineUserId':'" + id + "'}")).containsExactly("lineUserId malformed");
    assertThat(wrong("{'lineUserId':'" + "U".repeat(129) + "'}"))
        .containsExactly("lineUserId malformed");
  }

  @Test
  void an_empty_string_is_absent_and_what_is_blank_is_empty() {
    String json =
        "{'name':'','phone':' ','email':'','country':'','language':'\\t','lineUserId':'\\ufeff'}";

    assertThat(read(json, Optional.empty())).isEqualTo(read("{}", Optional.empty()));
  }

  @Test
  void a_language_with_underscores_is_kept_as_BCP_47_has_it() {
    assertThat(stored("{'language':'zh_Hant_TW'}").language()).contains("zh-Hant-TW");
  }

  @Test
  void half_of_a_surrogate_pair_costs_no_phone() {
    Customer customer = stored("{'name':'Mina \\ud83d','phone':'+821023456789'}");

    assertThat(customer.name()).contains("Mina \ufffd");
    assertThat(customer.phone()).isPresent();
  }

  @Test
  void all_that_is_wrong_is_told_at_once() {
    List<String> wrong =
        wrong(
            "{'name':'\\n','phone':7,'email':'x','country':'UK','language':'-','lineUserId':'U 1'}");

    assertThat(wrong)
        .containsExactlyInAnyOrder(
            "phone wrong-type",
            "email malformed",
            "country unknown",
            "language malformed",
            "lineUserId malformed");
  }
}
