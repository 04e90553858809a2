package io.followup.carriers.solapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Report;
import io.followup.domain.outcome.Reason;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole table of Solapi's status codes, as its page of 2022 has it. */
class SolapiCodesTest {
  private static final String TABLE =
      """
      1010 refused                 1011 refused                 1013 refused
      1014 refused                 1020 not-set-up              1021 refused
      1022 refused                 1023 refused                 1024 carrier-down
      1025 refused                 1026 refused                 1027 refused
      1028 refused                 1029 refused                 1030 refused
      1031 too-long                1032 refused                 1033 refused
      1034 refused                 1041 profile                 1042 template
      1043 template                1044 template                1045 template
      1046 template                1047 template                1048 template
      1049 template                1050 template                1051 refused
      1052 template                1053 refused                 1058 carrier-down
      1060 refused                 1061 blocked                 1062 sender-not-registered
      1064 refused                 2011 refused                 2024 carrier-down
      2060 refused                 2061 blocked                 2062 sender-not-registered
      2063 not-set-up              2064 refused                 2230 refused
      2254 refused                 3010 invalid-address         3011 refused
      3012 carrier-down            3013 sender-not-registered   3024 carrier-down
      3031 refused                 3032 invalid-address         3040 carrier-down
      3041 refused                 3042 refused                 3043 refused
      3044 refused                 3045 refused                 3046 refused
      3047 refused                 3050 refused                 3051 refused
      3052 refused                 3053 carrier-down            3054 refused
      3055 refused                 3056 refused                 3057 refused
      3058 carrier-down            3059 sender-not-registered   3060 refused
      3101 profile                 3102 refused                 3103 template
      3104 not-a-user              3105 template                3106 profile
      3107 inactive                3108 refused
      """;

  static Stream<Arguments> table() {
    String[] words = TABLE.strip().split("\\s+", -1);
    return IntStream.range(0, words.length / 2)
        .mapToObj(
            i -> Arguments.of(Integer.parseInt(words[2 * i]), Reason.ofWord(words[2 * i + 1])));
  }

  @ParameterizedTest
  @MethodSource("table")
  void why_a_message_did_not_arrive_and_why_it_was_refused_at_once(int code, Reason reason) {
    assertThat(SolapiCodes.result(code)).isEqualTo(new Report.Refused(reason));
    assertThat(SolapiCodes.refusal(code)).isEqualTo(reason);
    assertThat(SolapiCodes.isTaken(code)).isFalse();
  }

  @Test
  void the_one_code_of_what_arrived() {
    assertThat(SolapiCodes.result(4000)).isEqualTo(new Report.Delivered());
    assertThat(SolapiCodes.isTaken(4000)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {2000, 3000})
  void what_is_under_way_was_taken_and_is_waited_for(int code) {
    assertThat(SolapiCodes.result(code)).isEqualTo(new Report.Pending());
    assertThat(SolapiCodes.isTaken(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {3014, 3048, 7777, 4001, 1999, 0, -1})
  void what_nobody_knows_is_waited_for_and_at_once_is_a_refusal(int code) {
    assertThat(SolapiCodes.result(code)).isEqualTo(new Report.Pending());
    assertThat(SolapiCodes.refusal(code)).isEqualTo(Reason.REFUSED);
    assertThat(SolapiCodes.isTaken(code)).isFalse();
  }

  @Test
  void no_code_stands_twice_in_the_table() {
    assertThat(table().map(row -> row.get()[0])).doesNotHaveDuplicates().hasSize(80);
  }
}
