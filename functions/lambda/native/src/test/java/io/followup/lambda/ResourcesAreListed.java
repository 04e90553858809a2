package io.followup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Language;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Natively only those files, charsets and languages are there that the build was told of. */
interface ResourcesAreListed {
  @Test
  default void every_language_that_ships_is_included() {
    List<String> locales = setting("quarkus.locales").stream().toList();

    assertThat(locales)
        .containsAll(Arrays.stream(Language.values()).map(Language::tag).toList())
        .contains(setting("quarkus.default-locale").getFirst());
  }

  @Test
  default void the_charsets_of_korean_texts_are_included() {
    assertThat(setting("quarkus.native.add-all-charsets")).containsExactly("true");
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
        .allMatch(name -> isIncluded("io/followup/events/" + name));
    assertThat(List.of("index.html", "console.js", "text.ko.js", "follow-up.asl.json"))
        .allMatch(name -> isIncluded("io/followup/console/" + name));
  }

  @Test
  default void an_executable_runs_on_other_machines_than_the_one_that_built_it() {
    assertThat(setting("quarkus.native.march")).containsExactly("compatibility");
  }

  private static boolean isIncluded(String name) {
    return setting("quarkus.native.resources.includes").stream()
        .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
        .anyMatch(glob -> glob.matches(Path.of(name)));
  }

  private static List<String> setting(String name) {
    return config().getValues(name, String.class);
  }

  /** As Quarkus reads it when it builds: ours over that of our jars. */
  private static SmallRyeConfig config() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try {
      return new SmallRyeConfigBuilder()
          .forClassLoader(loader)
          .addDefaultSources()
          .withSources(
              new PropertiesConfigSource(loader.getResource("application.properties"), 250))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
