package io.followup.carriers.solapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.carriers.conformance.VendorStub;
import io.followup.carriers.conformance.VendorStub.Asked;
import io.followup.domain.carrier.Report;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a message, asked by its id, or found among all where no id ever came. */
class SolapiResultsTest {
  private static final String WINDOW =
      "/messages/v4/list?type=ATA&dateType=CREATED&startDate=2026-03-01T02%3A59%3A00Z"
          + "&endDate=2026-03-01T03%3A01%3A30Z&limit=100";

  private final VendorStub solapi = new VendorStub();
  private final SolapiAlimTalk carrier =
      new SolapiAlimTalk(
          Solapi.http(),
          Solapi.secrets(Solapi.ACCOUNT),
          Clock.fixed(Solapi.NOW, ZoneOffset.UTC),
          solapi.uri());

  @AfterEach
  void close() {
    solapi.close();
  }

  @Test
  void a_result_is_asked_for_by_the_messages_id() {
    solapi.then(200, Solapi.list(Solapi.MESSAGE, "4000", Solapi.DELIVERY));

    assertThat(report(Optional.of(Solapi.MESSAGE))).isEqualTo(new Report.Delivered());
    Asked asked = solapi.asked().getFirst();
    assertThat(asked.method() + " " + asked.path())
        .isEqualTo("GET /messages/v4/list?messageId=" + Solapi.MESSAGE);
    assertThat(asked.headers().get("Authorization")).startsWith("HMAC-SHA256 apiKey=keyOfTests, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null"})
  void an_id_that_is_ours_is_enough(String customFields) {
    solapi.then(200, Solapi.list("null", Solapi.MESSAGE, "4000", customFields));

    assertThat(report(Optional.of(Solapi.MESSAGE))).isEqualTo(new Report.Delivered());
  }

  @Test
  void a_message_of_another_id_says_nothing() {
    solapi.then(200, Solapi.list("M4V-another", "4000", Solapi.DELIVERY));

    assertThat(report(Optional.of(Solapi.MESSAGE))).isEqualTo(new Report.Pending());
  }

  @Test
  void a_message_that_says_it_is_of_another_delivery_says_nothing() {
    solapi.then(200, Solapi.list(Solapi.MESSAGE, "4000", Solapi.OTHER));

    assertThat(report(Optional.of(Solapi.MESSAGE))).isEqualTo(new Report.Pending());
  }

  @Test
  void without_an_id_it_is_found_among_those_of_the_time_by_our_delivery() {
    solapi.then(200, Solapi.list("M4V-whatever", "4000", Solapi.DELIVERY));

    assertThat(report(Optional.empty())).isEqualTo(new Report.Delivered());
    assertThat(solapi.asked().getFirst().path()).isEqualTo(WINDOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"nid\":\"other\"}"})
  void among_those_of_the_time_only_what_names_our_delivery_is_ours(String customFields) {
    solapi.then(200, Solapi.list("null", "M4V-whatever", "4000", customFields));

    assertThat(report(Optional.empty())).isEqualTo(new Report.Pending());
  }

  @Test
  void it_is_looked_for_on_the_next_page_too() {
    solapi.then(200, Solapi.list("\"M4V-next\"", "M4V-1", "4000", "{}"));
    solapi.then(200, Solapi.list("M4V-2", "3104", Solapi.DELIVERY));

    assertThat(report(Optional.empty()).toString()).contains("NOT_A_USER");
    assertThat(solapi.asked().getLast().path()).isEqualTo(WINDOW + "&startKey=M4V-next");
  }

  @Test
  void it_is_looked_for_on_five_pages_and_no_more() {
    IntStream.range(0, 9)
        .forEach(_ -> solapi.then(200, Solapi.list("\"M4V-next\"", "M4V-1", "4000", "{}")));

    assertThat(report(Optional.empty())).isEqualTo(new Report.Pending());
    assertThat(solapi.asked()).hasSize(5);
  }

  @Test
  void a_page_that_does_not_come_says_nothing() {
    solapi.then(200, Solapi.list("\"M4V-next\"", "M4V-1", "4000", "{}"));
    solapi.then(500, Solapi.error("InternalServerError"));

    assertThat(report(Optional.empty())).isEqualTo(new Report.Pending());
  }

  @Test
  void what_a_refusal_holds_is_no_result() {
    solapi.then(403, Solapi.list(Solapi.MESSAGE, "4000", Solapi.DELIVERY));

    assertThat(report(Optional.of(Solapi.MESSAGE))).isEqualTo(new Report.Pending());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TEST1000", "", "40000", "null"})
  void a_code_that_is_no_number_says_nothing(String code) {
    solapi.then(200, Solapi.list(Solapi.MESSAGE, code, Solapi.DELIVERY));

    assertThat(report(Optional.of(Solapi.MESSAGE))).isEqualTo(new Report.Pending());
  }

  @Test
  void an_account_that_is_not_there_is_not_asked() {
    assertThat(carrier.report(Solapi.sent(Optional.of(Solapi.MESSAGE)), Optional.of("nobodys")))
        .isEqualTo(new Report.Pending());
    assertThat(solapi.asked()).isEmpty();
  }

  private Report report(Optional<String> carrierId) {
    return carrier.report(Solapi.sent(carrierId), Solapi.TEMPLATE.secretRef());
  }
}
