package io.followup.carriers.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationSetTest {
  @Test
  void SES_is_told_which_set_publishes_and_which_delivery_it_is() {
    MultiMap headers =
        Headers.of(Notices.plain(), Optional.of(new ConfigurationSet("follow-up_1")));

    String followUp = Notices.DELIVERY.followUp().value();
    assertThat(headers.get("X-SES-CONFIGURATION-SET")).isEqualTo("follow-up_1");
    assertThat(headers.get("X-SES-MESSAGE-TAGS")).isEqualTo("delivery=" + followUp + "-email");
    assertThat(headers.get("X-SES-MESSAGE-TAGS")).matches("delivery=[A-Za-z0-9_-]{1,256}");
  }

  @Test
  void without_a_set_nothing_is_said_to_SES() {
    MultiMap headers = Headers.of(Notices.plain(), Optional.empty());

    assertThat(headers.names()).noneMatch(name -> name.startsWith("X-SES"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\r\nBcc: x@evil.example", "가"})
  void a_name_that_is_none_of_a_set_is_not_taken(String name) {
    assertThatThrownBy(() -> new ConfigurationSet(name))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
