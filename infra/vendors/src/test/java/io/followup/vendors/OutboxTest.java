package io.followup.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private static Notice text(String to, String text) {
    return Notice.message("SMS", "16449672", to, text, null);
  }

  @Test
  void all_is_oldest_first_and_each_address_finds_its_own() {
    Outbox outbox = new Outbox(clock);

    outbox.take(text("+821011112222", "one"));
    outbox.take(text("+821033334444", "two"));
    outbox.take(text("+821011112222", "three"));

    assertThat(outbox.all()).extracting(Outbox.Item::seq).containsExactly(1L, 2L, 3L);
    assertThat(outbox.to("+821011112222"))
        .extracting(Outbox.Item::text)
        .containsExactly("one", "three");
    assertThat(outbox.to("+821055556666")).isEmpty();
  }

  @Test
  void email_addresses_are_the_same_in_any_case_and_tokens_are_not() {
    Outbox outbox = new Outbox(clock);

    outbox.take(text("Mina@Example.com", "mail"));
    outbox.take(text("tokenA", "push"));

    assertThat(outbox.to("mina@example.COM")).hasSize(1);
    assertThat(outbox.to("TOKENa")).isEmpty();
  }

  @Test
  void the_oldest_goes_when_there_are_too_many() {
    Outbox outbox = new Outbox(clock, 2, 1000);

    outbox.take(text("a", "one"));
    outbox.take(text("a", "two"));
    outbox.take(text("b", "three"));

    assertThat(outbox.all()).extracting(Outbox.Item::text).containsExactly("two", "three");
    assertThat(outbox.to("a")).extracting(Outbox.Item::text).containsExactly("two");
  }

  @Test
  void the_oldest_go_when_they_are_too_long_together() {
    Outbox outbox = new Outbox(clock, 100, 10);

    outbox.take(text("a", "1234"));
    outbox.take(text("b", "5678"));
    outbox.take(text("a", "90123456"));

    assertThat(outbox.all()).extracting(Outbox.Item::text).containsExactly("90123456");
    assertThat(outbox.to("b")).isEmpty();
  }

  @Test
  void an_item_shows_what_it_has_as_json_and_nothing_as_text() throws JsonProcessingException {
    Outbox.Item item = new Outbox(clock).take(text("+821011112222", "one"));

    ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();

    assertThat(json.valueToTree(item).properties())
        .extracting(field -> field.getKey())
        .containsExactlyInAnyOrder("seq", "at", "kind", "from", "to", "title", "text");
    assertThat(item.toString()).isEqualTo("Item[1, SMS]");
  }
}
