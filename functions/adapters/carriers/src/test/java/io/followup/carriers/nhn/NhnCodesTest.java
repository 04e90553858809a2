package io.followup.carriers.nhn;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.Report;
import io.followup.domain.outcome.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of NHN's error-code pages: the same number means another thing in each. */
class NhnCodesTest {
  @ParameterizedTest
  @CsvSource({
    "-1000, NOT_SET_UP",
    "-1001, NOT_SET_UP",
    "-1006, PROFILE",
    "-2017, PROFILE",
    "-1027, PROFILE",
    "-1028, TEMPLATE",
    "-3003, TEMPLATE",
    "-3004, TEMPLATE",
    "-3005, TEMPLATE",
    "-3010, TEMPLATE",
    "4, REFUSED",
    "-2000, REFUSED",
    "-7777, REFUSED"
  })
  void why_alimtalk_refuses_a_request(int code, Reason reason) {
    assertThat(NhnCodes.alimTalkRefusal(code)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "3019, NOT_A_USER",
    "3020, BLOCKED",
    "3018, INACTIVE",
    "3021, INACTIVE",
    "3008, INVALID_ADDRESS",
    "1020, INVALID_ADDRESS",
    "1003, PROFILE",
    "1006, PROFILE",
    "1007, PROFILE",
    "1021, PROFILE",
    "1022, PROFILE",
    "1023, PROFILE",
    "1024, PROFILE",
    "1025, PROFILE",
    "1027, PROFILE",
    "4104, PROFILE",
    "3015, TEMPLATE",
    "3016, TEMPLATE",
    "3027, TEMPLATE",
    "3014, TEMPLATE",
    "3025, TEMPLATE",
    "4132, TEMPLATE",
    "4133, TEMPLATE",
    "4134, TEMPLATE",
    "3000, CARRIER_DOWN",
    "3006, CARRIER_DOWN",
    "3012, CARRIER_DOWN",
    "9998, CARRIER_DOWN",
    "9999, CARRIER_DOWN",
    "4131, REFUSED",
    "4143, REFUSED",
    "4156, THROTTLED"
  })
  void why_an_alimtalk_did_not_arrive(int code, Reason reason) {
    assertThat(NhnCodes.alimTalkResult(code)).isEqualTo(new Report.Refused(reason));
  }

  @ParameterizedTest
  @ValueSource(ints = {3005, 4000, 4001, 4161, 7777})
  void an_alimtalk_that_may_still_arrive_is_waited_for(int code) {
    assertThat(NhnCodes.alimTalkResult(code)).isEqualTo(new Report.Pending());
  }

  @ParameterizedTest
  @CsvSource({
    "-1000, NOT_SET_UP",
    "-1001, NOT_SET_UP",
    "-1002, NOT_SET_UP",
    "-1003, NOT_SET_UP",
    "-1004, NOT_SET_UP",
    "-1008, NOT_SET_UP",
    "-2312, SENDER_NOT_REGISTERED",
    "-2313, SENDER_NOT_REGISTERED",
    "-2015, TOO_LONG",
    "-2019, INVALID_ADDRESS",
    "-2044, INVALID_ADDRESS",
    "-6001, BLOCKED",
    "-2023, REFUSED",
    "-2024, REFUSED",
    "-2052, REFUSED",
    "-7777, REFUSED"
  })
  void why_a_text_is_refused_at_once(int code, Reason reason) {
    assertThat(NhnCodes.smsRefusal(code)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "2000, CARRIER_DOWN",
    "2001, CARRIER_DOWN",
    "2002, CARRIER_DOWN",
    "2003, CARRIER_DOWN",
    "2004, CARRIER_DOWN",
    "2005, CARRIER_DOWN",
    "2006, CARRIER_DOWN",
    "2007, CARRIER_DOWN",
    "3001, INVALID_ADDRESS",
    "3003, INVALID_ADDRESS",
    "3004, INVALID_ADDRESS",
    "3006, BLOCKED",
    "3012, REFUSED",
    "3013, REFUSED",
    "3017, SENDER_NOT_REGISTERED",
    "3018, SENDER_NOT_REGISTERED",
    "3019, SENDER_NOT_REGISTERED",
    "3000, REFUSED",
    "3005, REFUSED",
    "3016, REFUSED",
    "1001, REFUSED",
    "1020, REFUSED"
  })
  void why_a_text_did_not_arrive(int code, Reason reason) {
    assertThat(NhnCodes.smsResult(code)).isEqualTo(new Report.Refused(reason));
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 1021, 3020, 7777})
  void a_result_that_nobody_knows_is_waited_for(int code) {
    assertThat(NhnCodes.smsResult(code)).isEqualTo(new Report.Pending());
  }
}
