package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Status;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.wire.check.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The contract's lists of words are ours, all of them (and openapi.yaml's are the events'). */
class WordsTest {
  @Test
  void every_reason_is_in_the_contract() {
    Set<String> said =
        Stream.of(
                Stream.of("posted"),
                Stream.of(Reason.values()).map(Reason::word),
                Stream.of(Status.values()).map(Status::word))
            .flatMap(words -> words)
            .collect(Collectors.toSet());

    assertThat(words("reason", "x-extensible-enum")).containsExactlyInAnyOrderElementsOf(said);
  }

  @Test
  void every_code_of_a_problem_is_in_the_contract() {
    assertThat(words("problemCode", "x-extensible-enum"))
        .containsExactlyElementsOf(
            Stream.of(Violation.Code.values()).map(Violation.Code::word).toList());
  }

  @Test
  void every_word_that_is_told_is_in_the_contract() {
    assertThat(words("outcome", "enum"))
        .containsExactlyInAnyOrderElementsOf(names(Outcome.values()));
    assertThat(words("channel", "enum"))
        .containsExactlyInAnyOrderElementsOf(names(Channel.values()));
    assertThat(words("kind", "enum")).containsExactlyInAnyOrderElementsOf(names(Kind.values()));
    assertThat(words("deliveryStatus", "enum"))
        .containsExactlyInAnyOrderElementsOf(Stream.of(Status.values()).map(Status::word).toList());
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static List<String> words(String name, String list) {
    JsonNode shared = shared().requiredAt("/$defs/" + name + "/" + list);
    return StreamSupport.stream(shared.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode shared() {
    try (InputStream in =
        Objects.requireNonNull(
            WordsTest.class.getResourceAsStream("/io/followup/events/v1/common.json"))) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
