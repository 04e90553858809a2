package io.followup.carriers.nhn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.secrets.Secrets;
import io.followup.carriers.vendor.Exchange;
import io.followup.carriers.vendor.KoreanNumber;
import io.followup.carriers.vendor.Uris;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.carriers.xms.XmsVendor;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.outcome.Reason;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Texts to Korean numbers by NHN Cloud SMS v3.0: SMS, or LMS with a subject. It has no idempotency
 * key, so what may have been taken is not sent again.
 */
@Singleton
@Typed({NhnXms.class, XmsVendor.class})
public class NhnXms implements XmsVendor {
  /** {@code sms/<request>/<recipient>}, as this class makes it. */
  private static final Pattern CARRIER_ID = Pattern.compile("(sms|mms)/([^/]+)/([0-9]+)");

  private final VendorHttp http;
  private final Secrets secrets;
  private final String base;

  @Inject
  public NhnXms(
      VendorHttp http,
      Secrets secrets,
      @ConfigProperty(
              name = "followup.nhn.sms-url",
              defaultValue = "https://sms.api.nhncloudservice.com")
          String base) {
    this.http = http;
    this.secrets = secrets;
    this.base = base;
  }

  @Override
  public String country() {
    return "KR";
  }

  @Override
  public boolean reports(PhoneNumber to) {
    return true;
  }

  @Override
  public Answer send(XmsNotice notice) {
    return account()
        .map(account -> send(account, notice))
        .orElseGet(() -> new Answer.Refused(Reason.NOT_SET_UP));
  }

  private Optional<NhnAccount> account() {
    return secrets.ofOperator(NhnAccount.SMS).flatMap(NhnAccount::of);
  }

  private Answer send(NhnAccount account, XmsNotice notice) {
    String service =
        switch (notice.kind()) {
          case SMS -> "sms";
          case LMS -> "mms";
        };
    return NhnAnswer.of(
        http.post(URI.create(sender(account, service)), account.headers(), request(notice)),
        body -> answer(body, service));
  }

  private static ObjectNode request(XmsNotice notice) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    notice.subject().ifPresent(subject -> request.put("title", subject));
    request.put("body", notice.text()).put("sendNo", notice.sender()).put("userId", "system");
    request
        .putArray("recipientList")
        .addObject()
        .put("recipientNo", KoreanNumber.national(notice.to()))
        .put("countryCode", "82")
        .put("recipientGroupingKey", notice.delivery().value());
    return request;
  }

  private static Answer answer(JsonNode body, String service) {
    int code = NhnAnswer.code(body);
    if (code != 0) {
      return new Answer.Refused(NhnCodes.smsRefusal(code));
    }
    JsonNode data = body.at("/body/data");
    JsonNode result = data.at("/sendResultList/0");
    if (!result.path("resultCode").isInt()) {
      return new Answer.Unknown(Reason.NO_ANSWER);
    }
    int ofRecipient = result.path("resultCode").asInt();
    return ofRecipient == 0
        ? new Answer.Accepted(
            "%s/%s/%d"
                .formatted(
                    service, data.path("requestId").asText(), result.path("recipientSeq").asInt(1)))
        : new Answer.Refused(NhnCodes.smsRefusal(ofRecipient));
  }

  @Override
  public Report report(Delivery delivery) {
    return account().map(account -> report(account, delivery)).orElseGet(Report.Pending::new);
  }

  /** By the request where its id is known, else by the key that we gave it. */
  private Report report(NhnAccount account, Delivery delivery) {
    Matcher id = CARRIER_ID.matcher(delivery.carrierId().orElse(""));
    String uri =
        id.matches()
            ? "%s/%s?recipientSeq=%s"
                .formatted(sender(account, id.group(1)), Uris.encoded(id.group(2)), id.group(3))
            : "%s?%s&recipientGroupingKey=%s"
                .formatted(
                    sender(account, delivery.kind() == Kind.LMS ? "mms" : "sms"),
                    Window.inSeconds(delivery),
                    Uris.encoded(delivery.id().value()));
    return switch (http.get(URI.create(uri), account.headers())) {
      case Exchange.Answered answered -> read(answered.body(), delivery);
      case Exchange.NeverSent _, Exchange.NoAnswer _ -> new Report.Pending();
    };
  }

  private static Report read(JsonNode body, Delivery delivery) {
    JsonNode data = body.at("/body/data");
    JsonNode text = data.isArray() ? data.path(0) : data;
    // A list that was not asked for one thing alone proves nothing of it.
    boolean ours = text.path("recipientGroupingKey").asText().equals(delivery.id().value());
    String code = text.path("resultCode").asText("");
    return ours && code.matches("[0-9]{4}")
        ? NhnCodes.smsResult(Integer.parseInt(code))
        : new Report.Pending();
  }

  private String sender(NhnAccount account, String service) {
    return base + "/sms/v3.0/appKeys/" + Uris.encoded(account.appKey()) + "/sender/" + service;
  }
}
