package io.followup.wire.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.id.ReplyId;
import io.followup.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {
  private static JsonNode value(String json) {
    return Json.parse("{\"v\":" + json + "}").orElseThrow().get("v");
  }

  private static <T> String told(Form<T> form, String json) {
    return switch (form.check(value(json))) {
      case Checked.Good<T>(T good) -> good.toString();
      case Checked.Bad<T>(List<Violation> wrong) ->
          wrong.stream().map(one -> one.code().word()).collect(Collectors.joining(" "));
    };
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "30, 30",
    "30.0, 30",
    "3e1, 30",
    "-0, 0",
    "9007199254740991, 9007199254740991",
    "9007199254740992, out-of-range",
    "-1, out-of-range",
    "1e400, out-of-range",
    "123456789012345678901234567890, out-of-range",
    "1.5, wrong-type",
    "1e-400, 0",
    "true, wrong-type",
    "'\"30\"', wrong-type",
    "'[30]', wrong-type",
    "'{}', wrong-type"
  })
  void whole_numbers(String json, String told) {
    assertThat(told(Forms.whole(0, Forms.MOST), json)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({
    "20000.4, 20000",
    "20000.7, 20001",
    "0.2, 0",
    "-0.2, 0",
    "30, 30",
    "31, out-of-range",
    "30000.1, 30000",
    "-1, out-of-range",
    "1e400, out-of-range",
    "'\"30\"', wrong-type"
  })
  void numbers_that_may_be_fractions_are_rounded(String json, String told) {
    long most = told.equals("out-of-range") ? 30 : 30_000;

    assertThat(told(Forms.rounded(0, most), json)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "1, wrong-type", "'\"true\"', wrong-type"})
  void booleans(String json, String told) {
    assertThat(told(Forms.bool(), json)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"r-1\"', r-1", "'\"A.b_c:d-9\"', A.b_c:d-9", "'\"\"', malformed", "'\"a b\"', malformed",
    "'\"a/b\"', malformed", "'\"한\"', malformed", "'\"a\\nb\"', malformed", "12, wrong-type",
    "'{}', wrong-type", "'\"\\ud800\"', malformed", "'\" a\\n\"', a", "'\".\"', malformed",
    "'\"..\"', malformed", "'\"...\"', ..."
  })
  void ids(String json, String told) {
    assertThat(told(Forms.id(ReplyId::new), json)).isEqualTo(told);
  }

  @Test
  void an_id_has_at_most_128_characters() {
    assertThat(told(Forms.id(ReplyId::new), "\"" + "a".repeat(128) + "\"")).hasSize(128);
    assertThat(told(Forms.id(ReplyId::new), "\"" + "a".repeat(129) + "\"")).isEqualTo("malformed");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"a\"', a",
    "'\" a \"', ' a '",
    "'\"\"', blank",
    "'\"  \\n\\t\"', blank",
    "'\"\\u00a0\\u3000\"', blank",
    "'\"\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\"', 😀😀😀",
    "'\"abcd\"', too-long",
    "'\"\\ude00\"', \ufffd",
    "'\"a\\ud83d\"', a\ufffd",
    "7, wrong-type",
    "'[\"a\"]', wrong-type"
  })
  void texts_are_counted_as_Unicode_counts(String json, String told) {
    assertThat(told(Forms.text(3), json)).isEqualTo(told);
  }

  @Test
  void a_line_has_no_control_characters() {
    assertThat(told(Forms.line(20), "\"a\\r\\nBcc: b\"")).isEqualTo("malformed");
    assertThat(told(Forms.text(20), "\"a\\r\\nb\"")).isEqualTo("a\r\nb");
  }

  private record Pair(String a, Optional<Long> b) {}

  private static final Form<Pair> PAIR =
      Fields.object(
          fields -> {
            Optional<String> a = fields.required("a", Forms.text(3));
            Optional<Long> b = fields.optional("b", Forms.whole(0, 9));
            return fields.done(() -> new Pair(a.orElseThrow(), b));
          });

  private static final Form<Pair> OUTER =
      Fields.object(
          fields -> {
            Optional<Pair> inner = fields.required("in", PAIR);
            Optional<String> c = fields.required("c", Forms.text(3));
            return fields.done(() -> new Pair(c.orElseThrow(), inner.orElseThrow().b()));
          });

  @Test
  void everything_that_is_wrong_is_named_by_its_path() {
    Checked<Pair> checked = OUTER.check(value("{\"in\":{\"a\":null,\"b\":10},\"x\":[]}"));

    assertThat(checked)
        .isEqualTo(
            new Checked.Bad<Pair>(
                List.of(
                    new Violation("in.a", Violation.Code.REQUIRED, "is missing"),
                    new Violation("in.b", Violation.Code.OUT_OF_RANGE, "must be 0 to 9"),
                    new Violation("c", Violation.Code.REQUIRED, "is missing"))));
  }

  @Test
  void null_is_absent_and_what_nobody_knows_is_ignored() {
    assertThat(told(PAIR, "{\"a\":\"x\",\"b\":null,\"c\":{}}"))
        .isEqualTo(new Pair("x", Optional.empty()).toString());
  }

  @Test
  void an_empty_string_of_an_optional_field_is_absent_whatever_it_should_be() {
    assertThat(told(PAIR, "{\"a\":\"x\",\"b\":\" \"}"))
        .isEqualTo(new Pair("x", Optional.empty()).toString());
  }

  @Test
  void what_is_no_object_has_the_wrong_type() {
    assertThat(told(PAIR, "[]")).isEqualTo("wrong-type");
  }
}
