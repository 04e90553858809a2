package io.followup.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The contract as a page, and the files that are anybody's. */
@OnTheLaptop
class DocsStories {
  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(?!data:)([^\"]+)\"");

  @Test
  void the_contract_is_a_page_that_asks_no_other_host(World world) {
    Answer page = world.anyone("GET", "/docs").send().is(200);

    assertThat(page.text()).contains("default-src 'none'").contains("connect-src 'self'");
    List<String> assets =
        ASSET.matcher(page.text()).results().map(found -> found.group(1)).toList();
    assertThat(assets)
        .contains("openapi.yaml", "docs.js")
        .hasSizeGreaterThan(3)
        .noneMatch(asset -> asset.contains("//"))
        .allSatisfy(asset -> world.anyone("GET", "/" + asset).send().is(200));
  }

  @Test
  void the_presence_module_is_found_by_any_page_and_kept(World world) {
    Answer found = world.anyone("GET", "/followup.js").send().is(302);
    Answer module = world.anyone("GET", found.header("Location")).send().is(200);

    assertThat(module.headers().allValues("Cache-Control"))
        .containsExactly("public, max-age=31536000, immutable");
    assertThat(List.of(found, module))
        .allSatisfy(
            answer -> assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*"));
  }
}
