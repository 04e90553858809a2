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
  default void an_executable_runs_on_other_machines_than_the_one_that_built_it() {
    assertThat(setting("quarkus.native.march")).containsExactly("compatibility");
  }

  @Test
  default void the_young_generation_is_bounded() {
    assertThat(setting("quarkus.native.additional-build-args"))
        .containsExactly("-R:MaxNewSize=12582912", "-O2");
  }

  static boolean isIncluded(String name) {
    return setting("quarkus.native.resources.includes").stream()
        .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
        .anyMatch(glob -> glob.matches(Path.of(name)));
  }

  static List<String> setting(String name) {
    return config().getOptionalValues(name, String.class).orElse(List.of());
  }

  /** As Quarkus reads it when it builds: ours over that of our jars. */
  private static SmallRyeConfig config() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try {
      return new SmallRyeConfigBuilder()
          .forClassLoader(loader)
          .addDefaultInterceptors()
          .addDefaultSources()
          .withSources(
              new PropertiesConfigSource(loader.getResource("application.properties"), 250))
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
