package io.followup.carriers.solapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.vendor.Exchange;
import io.followup.carriers.vendor.Uris;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.DeliveryId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The messages that Solapi keeps (six months), and what became of ours. */
final class SolapiMessages {
  /** The custom field that holds our delivery; at most 30 characters, its value at most 100. */
  static final String OURS = "delivery";

  /** Our clock and Solapi's are not the same. */
  private static final Duration ASIDE = Duration.ofMinutes(1);

  private static final int PER_PAGE = 100;
  private static final int MOST_PAGES = 5;

  private final VendorHttp http;
  private final Clock clock;
  private final String base;

  SolapiMessages(VendorHttp http, Clock clock, String base) {
    this.http = http;
    this.clock = clock;
    this.base = base;
  }

  /** Four digits, or -1. */
  static int code(JsonNode message) {
    String code = message.path("statusCode").asText("");
    return code.matches("[0-9]{4}") ? Integer.parseInt(code) : -1;
  }

  Report report(SolapiAccount account, Delivery delivery) {
    return delivery
        .carrierId()
        .filter(id -> !id.isEmpty())
        .map(id -> byId(account, delivery.id(), id))
        .orElseGet(() -> byDelivery(account, delivery));
  }

  private Report byId(SolapiAccount account, DeliveryId delivery, String id) {
    return list(account, "messageId=" + Uris.encoded(id))
        .map(list -> list.path("messageList").path(id))
        .filter(message -> ours(message).map(delivery.value()::equals).orElse(true))
        .map(SolapiMessages::report)
        .orElseGet(Report.Pending::new);
  }

  /**
   * Custom fields cannot be searched for, and the number is not known here: so all AlimTalks of the
   * minutes in which it was handed over are looked through for ours, at most 500.
   */
  private Report byDelivery(SolapiAccount account, Delivery delivery) {
    String window = window(delivery);
    Optional<JsonNode> page = list(account, window);
    for (int more = 1; page.isPresent(); more++) {
      Optional<JsonNode> found = find(page.get(), delivery.id());
      String next = page.get().path("nextKey").asText("");
      if (found.isPresent() || next.isEmpty() || more == MOST_PAGES) {
        return found.map(SolapiMessages::report).orElseGet(Report.Pending::new);
      }
      page = list(account, window + "&startKey=" + Uris.encoded(next));
    }
    return new Report.Pending();
  }

  private static Optional<JsonNode> find(JsonNode page, DeliveryId delivery) {
    return StreamSupport.stream(page.path("messageList").spliterator(), false)
        .filter(message -> ours(message).filter(delivery.value()::equals).isPresent())
        .findFirst();
  }

  /** The delivery that a message says it is of. */
  private static Optional<String> ours(JsonNode message) {
    return Optional.ofNullable(message.path("customFields").path(OURS).textValue());
  }

  private static Report report(JsonNode message) {
    return SolapiCodes.result(code(message));
  }

  private static String window(Delivery delivery) {
    return "type=ATA&dateType=CREATED&startDate=%s&endDate=%s&limit=%d"
        .formatted(date(delivery.at().minus(ASIDE)), date(delivery.until().plus(ASIDE)), PER_PAGE);
  }

  private static String date(Instant at) {
    return Uris.encoded(at.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private Optional<JsonNode> list(SolapiAccount account, String query) {
    URI uri = URI.create(base + "/messages/v4/list?" + query);
    return switch (http.get(uri, account.headers(clock.instant()))) {
      case Exchange.Answered answered ->
          Optional.of(answered.body()).filter(_ -> answered.isSuccess());
      case Exchange.NeverSent _, Exchange.NoAnswer _ -> Optional.empty();
    };
  }
}
