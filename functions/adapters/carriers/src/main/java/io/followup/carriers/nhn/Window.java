package io.followup.carriers.nhn;

import io.followup.carriers.vendor.Uris;
import io.followup.domain.delivery.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The span of time in which a delivery was handed over, as NHN's lists want it: in Korea's. */
final class Window {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Seoul"));

  /** Our clock and NHN's are not the same. */
  private static final Duration BEFORE = Duration.ofMinutes(1);

  /** F11's gaps come to an hour and three minutes. */
  private static final Duration AFTER = Duration.ofMinutes(75);

  private Window() {}

  /** For KakaoTalk Bizmessage, whose times end with the minute. */
  static String inMinutes(Delivery delivery) {
    return of(delivery, MINUTE);
  }

  /** For SMS, whose times have seconds. */
  static String inSeconds(Delivery delivery) {
    return of(delivery, SECOND);
  }

  private static String of(Delivery delivery, DateTimeFormatter format) {
    Instant from = delivery.at().minus(BEFORE);
    Instant to = delivery.at().plus(AFTER);
    return "startRequestDate="
        + Uris.encoded(format.format(from))
        + "&endRequestDate="
        + Uris.encoded(format.format(to));
  }
}
