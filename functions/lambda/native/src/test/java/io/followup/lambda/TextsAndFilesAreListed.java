package io.followup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What whoever counts texts, reads phone numbers and serves files needs natively, besides. */
interface TextsAndFilesAreListed {
  @Test
  default void the_charsets_of_korean_texts_are_included() {
    assertThat(ResourcesAreListed.setting("quarkus.native.add-all-charsets"))
        .containsExactly("true");
  }

  @Test
  default void what_phone_numbers_are_parsed_by_is_included() throws ClassNotFoundException {
    Stream<String> read =
        Jars.holderOf(Class.forName("com.google.i18n.phonenumbers.PhoneNumberUtil"))
            .names()
            .filter(name -> !name.endsWith("/") && !name.endsWith(".class"))
            .filter(name -> !name.startsWith("META-INF/"));

    assertThat(read)
        .contains("com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_KR")
        .allMatch(ResourcesAreListed::isIncluded);
  }

  @Test
  default void what_is_served_as_it_is_is_included() {
    assertThat(
            List.of("openapi.yaml", "js/followup.js", "js/followup-push.js", "js/followup-sw.js"))
        .allMatch(name -> ResourcesAreListed.isIncluded("io/followup/events/" + name));
    assertThat(
            List.of(
                "index.html", "console.js", "text.ko.js", "follow-up.asl.json", "tell.asl.json"))
        .allMatch(name -> ResourcesAreListed.isIncluded("io/followup/console/" + name));
  }
}
