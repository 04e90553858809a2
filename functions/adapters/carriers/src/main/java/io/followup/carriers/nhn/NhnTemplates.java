package io.followup.carriers.nhn;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.vendor.Exchange;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.settings.Settings.AlimTalk;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The templates of senders, asked for once and then kept for ten minutes: a template changes by a
 * review of days only, and one that was stopped is refused when it is used.
 */
final class NhnTemplates {
  private static final Duration LIFE = Duration.ofMinutes(10);

  /** Status of an approved template. */
  private static final String APPROVED = "TSC03";

  /** How looking for a template ended. */
  sealed interface Found {
    record Is(NhnTemplate template) implements Found {}

    /** There is none of that code, or NHN takes neither key nor sender. */
    record None(int code) implements Found {}

    /** Nobody can tell now; nothing was sent. */
    record Unavailable(Optional<Duration> retryAfter) implements Found {}
  }

  private record Key(String appKey, String senderKey, String code) {}

  private record Kept(NhnTemplate template, Instant until) {}

  private final VendorHttp http;
  private final Clock clock;
  private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

  NhnTemplates(VendorHttp http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  Found find(String base, NhnAccount account, AlimTalk settings) {
    Key key = new Key(account.appKey(), settings.senderKey(), settings.templateCode());
    Kept there = kept.get(key);
    if (there != null && there.until().isAfter(clock.instant())) {
      return new Found.Is(there.template());
    }
    Found found = ask(base, account, key);
    if (found instanceof Found.Is(NhnTemplate template) && template.approved()) {
      kept.put(key, new Kept(template, clock.instant().plus(LIFE)));
    }
    return found;
  }

  private Found ask(String base, NhnAccount account, Key key) {
    URI uri =
        URI.create(
            "%s/alimtalk/v2.3/appkeys/%s/senders/%s/templates?templateCode=%s"
                .formatted(
                    base,
                    Uris.encoded(key.appKey()),
                    Uris.encoded(key.senderKey()),
                    Uris.encoded(key.code())));
    return switch (http.get(uri, account.headers())) {
      case Exchange.Answered answered -> read(answered, key.code());
      case Exchange.NeverSent _, Exchange.NoAnswer _ -> new Found.Unavailable(Optional.empty());
    };
  }

  private static Found read(Exchange.Answered answered, String code) {
    JsonNode body = answered.body();
    if (!body.at("/header/resultCode").isInt()) {
      return new Found.Unavailable(answered.retryAfter());
    }
    for (JsonNode template : body.at("/templateListResponse/templates")) {
      if (template.path("templateCode").asText().equals(code)) {
        return new Found.Is(template(template));
      }
    }
    return new Found.None(NhnAnswer.code(body));
  }

  private static NhnTemplate template(JsonNode json) {
    List<String> buttons = new ArrayList<>();
    for (JsonNode button : json.path("buttons")) {
      for (String part : List.of("name", "linkMo", "linkPc", "schemeIos", "schemeAndroid")) {
        Optional.of(button.path(part).asText("")).filter(s -> !s.isEmpty()).ifPresent(buttons::add);
      }
    }
    return new NhnTemplate(
        json.path("templateContent").asText(""),
        buttons,
        json.path("status").asText().equals(APPROVED));
  }
}
