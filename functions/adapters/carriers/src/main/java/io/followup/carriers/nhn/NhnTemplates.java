package io.followup.carriers.nhn;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.carriers.alimtalk.AlimTalkTemplate;
import io.followup.carriers.alimtalk.FoundTemplate;
import io.followup.carriers.alimtalk.KeptTemplates;
import io.followup.carriers.vendor.Exchange;
import io.followup.carriers.vendor.Uris;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings.AlimTalk;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The templates of senders, as NHN has them. */
final class NhnTemplates {
  /** Status of an approved template. */
  private static final String APPROVED = "TSC03";

  private final VendorHttp http;
  private final String base;
  private final KeptTemplates kept;

  NhnTemplates(VendorHttp http, Clock clock, String base) {
    this.http = http;
    this.base = base;
    this.kept = new KeptTemplates(clock);
  }

  FoundTemplate find(NhnAccount account, AlimTalk settings) {
    KeptTemplates.Key key =
        new KeptTemplates.Key(account.appKey(), settings.senderKey(), settings.templateCode());
    return kept.find(key, () -> ask(account, key));
  }

  private FoundTemplate ask(NhnAccount account, KeptTemplates.Key key) {
    URI uri =
        URI.create(
            "%s/alimtalk/v2.3/appkeys/%s/senders/%s/templates?templateCode=%s"
                .formatted(
                    base,
                    Uris.encoded(key.account()),
                    Uris.encoded(key.sender()),
                    Uris.encoded(key.code())));
    return switch (http.get(uri, account.headers())) {
      case Exchange.Answered answered -> read(answered, key.code());
      case Exchange.NeverSent _, Exchange.NoAnswer _ -> new FoundTemplate.Unavailable();
    };
  }

  private static FoundTemplate read(Exchange.Answered answered, String code) {
    JsonNode body = answered.body();
    if (!body.at("/header/resultCode").isInt()) {
      return new FoundTemplate.Unavailable(Reason.CARRIER_DOWN, answered.after());
    }
    for (JsonNode template : body.at("/templateListResponse/templates")) {
      if (template.path("templateCode").asText().equals(code)) {
        return new FoundTemplate.Is(template(template));
      }
    }
    int refusal = NhnAnswer.code(body);
    return new FoundTemplate.None(
        refusal == 0 ? Reason.TEMPLATE : NhnCodes.alimTalkRefusal(refusal));
  }

  private static AlimTalkTemplate template(JsonNode json) {
    List<String> buttons = new ArrayList<>();
    for (JsonNode button : json.path("buttons")) {
      for (String part : List.of("name", "linkMo", "linkPc", "schemeIos", "schemeAndroid")) {
        Optional.of(button.path(part).asText("")).filter(s -> !s.isEmpty()).ifPresent(buttons::add);
      }
    }
    return new AlimTalkTemplate(
        json.path("templateContent").asText(""),
        buttons,
        json.path("status").asText().equals(APPROVED));
  }
}
