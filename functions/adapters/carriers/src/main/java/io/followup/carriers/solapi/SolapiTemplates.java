package io.followup.carriers.solapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.alimtalk.AlimTalkTemplate;
import io.followup.carriers.alimtalk.FoundTemplate;
import io.followup.carriers.alimtalk.KeptTemplates;
import io.followup.carriers.vendor.Exchange;
import io.followup.carriers.vendor.Uris;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.outcome.Reason;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The templates of channels, as Solapi has them. */
final class SolapiTemplates {
  /** What a template may have beside its text and its buttons. */
  private static final List<String> PARTS =
      List.of("emphasizeTitle", "emphasizeSubtitle", "header", "extra", "ad");

  private static final List<String> PARTS_OF_BUTTONS =
      List.of("buttonName", "linkMo", "linkPc", "linkAnd", "linkIos");

  private final VendorHttp http;
  private final Clock clock;
  private final String base;
  private final KeptTemplates kept;

  SolapiTemplates(VendorHttp http, Clock clock, String base) {
    this.http = http;
    this.clock = clock;
    this.base = base;
    this.kept = new KeptTemplates(clock);
  }

  FoundTemplate find(SolapiAccount account, String channel, String code) {
    return kept.find(
        new KeptTemplates.Key(account.apiKey(), channel, code), () -> ask(account, code));
  }

  private FoundTemplate ask(SolapiAccount account, String code) {
    URI uri = URI.create(base + "/kakao/v2/templates/" + Uris.encoded(code));
    return switch (http.get(uri, account.headers(clock.instant()))) {
      case Exchange.Answered answered -> read(answered, code);
      case Exchange.NeverSent _, Exchange.NoAnswer _ -> new FoundTemplate.Unavailable();
    };
  }

  private static FoundTemplate read(Exchange.Answered answered, String code) {
    if (answered.status() == 429) {
      return new FoundTemplate.Unavailable(Reason.THROTTLED, answered.after());
    }
    if (SolapiAnswer.isRefusal(answered)) {
      return new FoundTemplate.None(
          SolapiAnswer.isOfKey(answered) ? SolapiAnswer.refusal(answered) : Reason.TEMPLATE);
    }
    if (!answered.isSuccess() || !answered.body().isObject()) {
      return new FoundTemplate.Unavailable(Reason.CARRIER_DOWN, answered.after());
    }
    return answered.body().path("templateId").asText().equals(code)
        ? new FoundTemplate.Is(template(answered.body()))
        : new FoundTemplate.None(Reason.TEMPLATE);
  }

  private static AlimTalkTemplate template(JsonNode json) {
    List<String> parts = new ArrayList<>(texts(json, PARTS));
    for (JsonNode button : json.path("buttons")) {
      parts.addAll(texts(button, PARTS_OF_BUTTONS));
    }
    boolean approved = json.path("status").asText().equals("APPROVED");
    return new AlimTalkTemplate(
        json.path("content").asText(""), parts, approved && !json.path("isDeleted").asBoolean());
  }

  private static List<String> texts(JsonNode json, List<String> names) {
    return names.stream()
        .map(name -> json.path(name).asText(""))
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
