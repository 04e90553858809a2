package io.followup.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSchemasTest {
  @ParameterizedTest
  @MethodSource("io.followup.events.Contract#schemas")
  void a_schema_is_one_itself_and_stands_under_its_address(String event) {
    JsonNode schema = Contract.v1(event);

    assertThat(Contract.refused(Contract.dialect(), schema)).isEmpty();
    assertThat(schema.path("$schema").asText()).isEqualTo(Contract.DIALECT);
    assertThat(schema.path("$id").asText()).isEqualTo(Contract.ADDRESS + event + ".json");
    assertThat(schema.path("title").asText()).isEqualTo(event);
  }

  @Test
  void what_the_events_share_is_a_schema_too() {
    JsonNode shared = Contract.v1("common");

    assertThat(Contract.refused(Contract.dialect(), shared)).isEmpty();
    assertThat(shared.path("$id").asText()).isEqualTo(Contract.ADDRESS + "common.json");
  }

  @Test
  void a_schema_that_is_none_is_found_out() {
    ObjectNode broken = Contract.v1("reply-posted").deepCopy();
    broken.withObject("/properties/text").put("minLength", "one");

    assertThat(Contract.refused(Contract.dialect(), broken))
        .containsExactly("properties.text.minLength");
  }

  @ParameterizedTest
  @MethodSource("io.followup.events.Contract#schemas")
  void the_golden_sample_is_such_an_event(String event) {
    JsonNode sample = Contract.sample(event);

    assertThat(Contract.refused(Contract.schema(event), sample)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.followup.events.Contract#schemas")
  void the_golden_sample_shows_every_field(String event) {
    ObjectNode sample = Contract.sample(event).deepCopy();
    JsonNode fields = Contract.v1(event).path("properties");

    // A reason stands only where there is one, but this delivery has one.
    assertThat(sample.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(() -> fields.fieldNames());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("badSamples")
  void a_bad_sample_is_refused_by_the_name_of_its_field(
      String event, String because, String field, JsonNode detail) {
    assertThat(Contract.refused(Contract.schema(event), detail)).as(because).containsExactly(field);
  }

  static Stream<Arguments> badSamples() {
    return Contract.schemas()
        .flatMap(
            event ->
                StreamSupport.stream(Contract.v1("samples/bad/" + event).spliterator(), false)
                    .map(
                        bad ->
                            Arguments.of(
                                event,
                                bad.required("because").asText(),
                                bad.required("field").asText(),
                                bad.required("detail"))));
  }

  @ParameterizedTest
  @MethodSource("io.followup.events.Contract#eventsIn")
  void a_field_that_nobody_knows_is_ignored_on_the_way_in(String event) {
    ObjectNode sample = Contract.sample(event).deepCopy();

    sample.put("colour", "blue");

    assertThat(Contract.refused(Contract.schema(event), sample)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.followup.events.Contract#eventsOut")
  void a_field_that_nobody_knows_never_goes_out(String event) {
    ObjectNode sample = Contract.sample(event).deepCopy();

    sample.put("colour", "blue");

    assertThat(Contract.refused(Contract.schema(event), sample)).containsExactly("colour");
  }

  @ParameterizedTest
  @MethodSource("io.followup.events.Contract#eventsIn")
  void what_comes_in_says_whose_it_is_and_when_it_happened(String event) {
    ObjectNode sample = Contract.sample(event).deepCopy();

    sample.remove("workspace");
    sample.remove("occurredAt");

    assertThat(Contract.refused(Contract.schema(event), sample))
        .containsExactlyInAnyOrder("workspace", "occurredAt");
  }

  @ParameterizedTest
  @MethodSource("io.followup.events.Contract#eventsOut")
  void what_goes_out_says_its_version_and_its_id(String event) {
    ObjectNode sample = Contract.sample(event).deepCopy();

    sample.remove("version");
    sample.remove("id");

    assertThat(Contract.refused(Contract.schema(event), sample))
        .containsExactlyInAnyOrder("version", "id");
  }

  @Test
  void a_text_has_up_to_ten_thousand_characters() {
    ObjectNode longest = Contract.sample("reply-posted").deepCopy();
    longest.put("text", "가".repeat(10_000));
    ObjectNode longer = longest.deepCopy();
    longer.put("text", "가".repeat(10_001));

    assertThat(Contract.refused(Contract.schema("reply-posted"), longest)).isEmpty();
    assertThat(Contract.refused(Contract.schema("reply-posted"), longer)).containsExactly("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-b_c.d:9", "2026-11-22T09:14:03Z"})
  void an_id_is_of_the_agreed_characters(String id) {
    ObjectNode sample = Contract.sample("reply-posted").deepCopy();

    sample.put("id", id);

    assertThat(Contract.refused(Contract.schema("reply-posted"), sample)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a b", "a@b", "é", "#1"})
  void an_id_is_of_no_other_characters(String id) {
    ObjectNode sample = Contract.sample("reply-posted").deepCopy();

    sample.put("id", id);

    assertThat(Contract.refused(Contract.schema("reply-posted"), sample)).containsExactly("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T09:14:03Z", "2026-11-22T09:14:03.123456789Z"})
  void a_time_is_an_instant_in_utc(String time) {
    ObjectNode sample = Contract.sample("reply-posted").deepCopy();

    sample.put("sentAt", time);

    assertThat(Contract.refused(Contract.schema("reply-posted"), sample)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-22", "2026-11-22T09:14:03", "2026-13-22T09:14:03Z", "1763802843"})
  void a_time_is_nothing_else(String time) {
    ObjectNode sample = Contract.sample("reply-posted").deepCopy();

    sample.put("sentAt", time);

    assertThat(Contract.refused(Contract.schema("reply-posted"), sample)).containsExactly("sentAt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "phone", "email", "country", "language", "lineUserId"})
  void null_removes_what_is_known_of_a_customer(String field) {
    ObjectNode sample = Contract.sample("customer-updated").deepCopy();

    sample.putNull(field);

    assertThat(Contract.refused(Contract.schema("customer-updated"), sample)).isEmpty();
  }
}
