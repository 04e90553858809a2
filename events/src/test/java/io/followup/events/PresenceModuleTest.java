package io.followup.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a page loads before its customer is here: small, whole and without dependencies. */
class PresenceModuleTest {
  private static final Path FOLDER = Path.of("js");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?:async )?(?:function|const) (\\w+)");

  @Test
  void it_has_at_most_3_KB_gzipped() throws IOException {
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(gzipped)) {
      zip.write(Files.readAllBytes(FOLDER.resolve("followup.js")));
    }

    assertThat(gzipped.size()).isLessThanOrEqualTo(3 * 1024);
  }

  @Test
  void it_imports_nothing_and_its_types_name_all_that_it_exports() throws IOException {
    String module = Files.readString(FOLDER.resolve("followup.js"));

    assertThat(module).doesNotContainPattern("(?m)^import |import\\(|require\\(");
    assertThat(exports("followup.js"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(exports("followup.d.ts"));
    assertThat(exports("followup-push.js"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(exports("followup-push.d.ts"));
  }

  private static List<String> exports(String file) throws IOException {
    return EXPORT
        .matcher(Files.readString(FOLDER.resolve(file)))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @Test
  void its_package_ships_what_it_names_and_needs_nothing() throws IOException {
    JsonNode npm = new ObjectMapper().readTree(FOLDER.resolve("package.json").toFile());

    assertThat(npm.path("license").asText()).isEqualTo("Apache-2.0");
    assertThat(npm.path("type").asText()).isEqualTo("module");
    assertThat(npm.has("dependencies")).isFalse();
    assertThat(npm.path("files").valueStream().map(JsonNode::asText))
        .contains("followup.js", "followup.d.ts")
        .allMatch(name -> Files.exists(FOLDER.resolve(name)));
  }
}
