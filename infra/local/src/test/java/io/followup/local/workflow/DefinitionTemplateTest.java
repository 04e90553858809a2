package io.followup.local.workflow;

import static io.followup.local.workflow.Laptop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionTemplateTest {
  private final DefinitionTemplate template =
      new DefinitionTemplate("{\"a\": \"${One}\", \"b\": \"x-${Two}-${One}\", \"c\": \"$.d\"}");

  @Test
  void names_are_put_in_as_they_are() {
    var filled = template.with(Map.of("One", "1$1", "Two", "2"));

    assertThat(filled).isEqualTo(json("{'a': '1$1', 'b': 'x-2-1$1', 'c': '$.d'}"));
  }

  @Test
  void a_name_without_a_value_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> template.with(Map.of("One", "1")))
        .withMessageContaining("Two");
  }
}
