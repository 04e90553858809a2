package io.followup.carriers.nhn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.alimtalk.AlimTalkVendor;
import io.followup.carriers.secrets.Secrets;
import io.followup.carriers.vendor.Exchange;
import io.followup.carriers.vendor.KoreanNumber;
import io.followup.carriers.vendor.Uris;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings.AlimTalk;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * AlimTalk by NHN Cloud KakaoTalk Bizmessage v2.3. NHN's own failover is off on every request: we
 * are the ones who text, and not both.
 */
@Singleton
public class NhnAlimTalk implements AlimTalkVendor {
  /** The same key within it is refused with -1005 (NHN, v2.3). */
  private static final Duration KEY_LIFE = Duration.ofMinutes(10);

  private final VendorHttp http;
  private final Secrets secrets;
  private final NhnTemplates templates;
  private final String base;

  @Inject
  public NhnAlimTalk(
      VendorHttp http,
      Secrets secrets,
      Clock clock,
      @ConfigProperty(
              name = "followup.nhn.alimtalk-url",
              defaultValue = "https://kakaotalk-bizmessage.api.nhncloudservice.com")
          String base) {
    this.http = http;
    this.secrets = secrets;
    this.templates = new NhnTemplates(http, clock, base);
    this.base = base;
  }

  @Override
  public AlimTalk.Vendor vendor() {
    return AlimTalk.Vendor.NHN;
  }

  @Override
  public Optional<Duration> keyLife() {
    return Optional.of(KEY_LIFE);
  }

  @Override
  public Answer send(AlimTalkNotice notice) {
    return NhnAccount.of(secrets, notice.workspace(), notice.template().secretRef())
        .map(account -> send(account, notice))
        .orElseGet(() -> new Answer.Refused(Reason.NOT_SET_UP));
  }

  private Answer send(NhnAccount account, AlimTalkNotice notice) {
    return templates
        .find(account, notice.template())
        .carry(notice, values -> send(account, notice, values));
  }

  private Answer send(NhnAccount account, AlimTalkNotice notice, Map<String, String> values) {
    Map<String, String> headers = new HashMap<>(account.headers());
    headers.put("X-NC-API-IDEMPOTENCY-KEY", notice.delivery().value());
    return NhnAnswer.of(
        http.post(URI.create(messages(account)), headers, request(notice, values)),
        NhnAlimTalk::answer);
  }

  private static ObjectNode request(AlimTalkNotice notice, Map<String, String> values) {
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("senderKey", notice.template().senderKey())
            .put("templateCode", notice.template().templateCode());
    ObjectNode recipient = request.putArray("recipientList").addObject();
    recipient.put("recipientNo", KoreanNumber.national(notice.to()));
    values.forEach(recipient.putObject("templateParameter")::put);
    recipient.putObject("resendParameter").put("isResend", false);
    recipient.put("recipientGroupingKey", notice.delivery().value());
    return request;
  }

  private static Answer answer(JsonNode body) {
    int code = NhnAnswer.code(body);
    if (code == NhnCodes.TAKEN_BEFORE) {
      return new Answer.Accepted("");
    }
    if (code != 0) {
      return new Answer.Refused(NhnCodes.alimTalkRefusal(code));
    }
    JsonNode result = body.at("/message/sendResults/0");
    if (!result.path("resultCode").isInt()) {
      return new Answer.Unknown(Reason.NO_ANSWER);
    }
    int ofRecipient = result.path("resultCode").asInt();
    return ofRecipient == 0
        ? new Answer.Accepted(
            body.at("/message/requestId").asText() + "/" + result.path("recipientSeq").asInt(1))
        : new Answer.Refused(NhnCodes.alimTalkRefusal(ofRecipient));
  }

  @Override
  public Report report(Delivery delivery, Optional<String> secretRef) {
    return NhnAccount.of(secrets, delivery.chat().workspace(), secretRef)
        .map(account -> report(account, delivery))
        .orElseGet(Report.Pending::new);
  }

  /** By the request where its id is known, else by the key that we gave it. */
  private Report report(NhnAccount account, Delivery delivery) {
    String where =
        delivery
            .carrierId()
            .map(id -> "/" + id)
            .orElseGet(() -> "?" + Window.inMinutes(delivery) + "&" + grouped(delivery.id()));
    return switch (http.get(URI.create(messages(account) + where), account.headers())) {
      case Exchange.Answered answered -> read(answered.body(), delivery.id());
      case Exchange.NeverSent _, Exchange.NoAnswer _ -> new Report.Pending();
    };
  }

  private static Report read(JsonNode body, DeliveryId delivery) {
    JsonNode message = body.path("message");
    if (message.isMissingNode()) {
      message = body.at("/messageSearchResultResponse/messages/0");
    }
    // A list that was not asked for one thing alone proves nothing of it.
    boolean ours = message.path("recipientGroupingKey").asText().equals(delivery.value());
    String code = message.path("resultCode").asText("");
    return ours && code.matches("[0-9]{4}")
        ? NhnCodes.alimTalkResult(Integer.parseInt(code))
        : new Report.Pending();
  }

  private static String grouped(DeliveryId delivery) {
    return "recipientGroupingKey=" + Uris.encoded(delivery.value());
  }

  private String messages(NhnAccount account) {
    return base + "/alimtalk/v2.3/appkeys/" + Uris.encoded(account.appKey()) + "/messages";
  }
}
