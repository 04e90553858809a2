package io.followup.carriers.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.followup.carriers.conformance.VendorStub;
import io.followup.carriers.conformance.VendorStub.Reply;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorHttpTest {
  private final VendorStub vendor = new VendorStub();
  private Instant now = Instant.EPOCH.plusSeconds(1_000);
  private final VendorHttp http = new VendorHttp(Duration.ofSeconds(20), () -> now);

  @AfterEach
  void close() {
    vendor.close();
  }

  @ParameterizedTest
  @CsvSource({"200, true", "201, true", "302, false", "404, false", "500, false"})
  void an_answer_is_one_whatever_its_status(int status, boolean success) {
    vendor.then(status, "{\"a\":1}");

    Exchange.Answered answered = (Exchange.Answered) post();

    assertThat(answered.status()).isEqualTo(status);
    assertThat(answered.isSuccess()).isEqualTo(success);
    assertThat(answered.body().path("a").asInt()).isEqualTo(1);
  }

  @Test
  void what_is_no_json_is_missing() {
    vendor.then(200, "<html>");

    assertThat(((Exchange.Answered) post()).body().isMissingNode()).isTrue();
  }

  @Test
  void a_connection_that_is_cut_may_have_carried_the_request_and_is_not_used_again() {
    vendor.then(new Reply.Cut()).then(200, "{}");

    assertThat(post()).isEqualTo(new Exchange.NoAnswer());
    assertThat(vendor.asked()).hasSize(1);
  }

  @Test
  void a_kept_alive_connection_that_is_cut_is_not_asked_again_either() {
    vendor.then(200, "{}").then(new Reply.Cut()).then(200, "{}");
    post();

    assertThat(post()).isEqualTo(new Exchange.NoAnswer());
    assertThat(vendor.asked()).hasSize(2);
  }

  @Test
  void where_nobody_listens_nothing_was_sent() {
    URI nowhere = URI.create(VendorStub.nowhere());

    assertThat(http.get(nowhere, Map.of())).isEqualTo(new Exchange.NeverSent());
  }

  @Test
  void a_name_that_nobody_has_was_sent_nothing() {
    assertThat(http.get(URI.create("http://nobody.invalid"), Map.of()))
        .isEqualTo(new Exchange.NeverSent());
  }

  @Test
  void whoever_slept_asks_over_a_connection_of_its_own() {
    vendor.then(200, "{}").then(200, "{}").then(200, "{}");

    post();
    now = now.plusSeconds(5);
    post();
    int awake = vendor.connections();
    now = now.plusSeconds(11);
    post();

    assertThat(awake).isEqualTo(1);
    assertThat(vendor.connections()).isEqualTo(2);
  }

  private Exchange post() {
    return http.post(
        URI.create(vendor.uri() + "/send"), Map.of(), JsonNodeFactory.instance.objectNode());
  }
}
