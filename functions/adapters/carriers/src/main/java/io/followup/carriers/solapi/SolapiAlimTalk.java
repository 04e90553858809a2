package io.followup.carriers.solapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.carriers.alimtalk.AlimTalkVendor;
import io.followup.carriers.secrets.Secrets;
import io.followup.carriers.vendor.KoreanNumber;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings.AlimTalk;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * AlimTalk by Solapi v4. Solapi's own failover is off on every request: we are the ones who text,
 * and not both. It has no idempotency key, so what may have been taken is not sent again.
 */
@Singleton
public class SolapiAlimTalk implements AlimTalkVendor {
  private final VendorHttp http;
  private final Secrets secrets;
  private final Clock clock;
  private final String base;
  private final SolapiTemplates templates;
  private final SolapiMessages messages;

  @Inject
  public SolapiAlimTalk(
      VendorHttp http,
      Secrets secrets,
      Clock clock,
      @ConfigProperty(name = "followup.solapi.url", defaultValue = "https://api.solapi.com")
          String base) {
    this.http = http;
    this.secrets = secrets;
    this.clock = clock;
    this.base = base;
    this.templates = new SolapiTemplates(http, clock, base);
    this.messages = new SolapiMessages(http, clock, base);
  }

  @Override
  public AlimTalk.Vendor vendor() {
    return AlimTalk.Vendor.SOLAPI;
  }

  @Override
  public Optional<Duration> keyLife() {
    return Optional.empty();
  }

  @Override
  public Answer send(AlimTalkNotice notice) {
    return SolapiAccount.of(secrets, notice.workspace(), notice.template().secretRef())
        .flatMap(
            account ->
                account.channel(notice.template()).map(channel -> send(account, channel, notice)))
        .orElseGet(() -> new Answer.Refused(Reason.NOT_SET_UP));
  }

  private Answer send(SolapiAccount account, String channel, AlimTalkNotice notice) {
    return templates
        .find(account, channel, notice.template().templateCode())
        .carry(notice, values -> send(account, request(account, channel, notice, values)));
  }

  private Answer send(SolapiAccount account, ObjectNode request) {
    return SolapiAnswer.of(
        http.post(
            URI.create(base + "/messages/v4/send-many/detail"),
            account.headers(clock.instant()),
            request),
        SolapiAlimTalk::answer);
  }

  /** Neither text nor buttons: Solapi takes both from the template, and fills their variables. */
  private static ObjectNode request(
      SolapiAccount account, String channel, AlimTalkNotice notice, Map<String, String> values) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    ObjectNode message =
        request
            .putArray("messages")
            .addObject()
            .put("to", KoreanNumber.national(notice.to()))
            .put("type", "ATA")
            .put("country", "82");
    account.from().ifPresent(number -> message.put("from", number));
    ObjectNode kakao =
        message
            .putObject("kakaoOptions")
            .put("pfId", channel)
            .put("templateId", notice.template().templateCode());
    ObjectNode variables = kakao.putObject("variables");
    values.forEach((name, value) -> variables.put("#{" + name + "}", value));
    kakao.put("disableSms", true);
    message.putObject("customFields").put(SolapiMessages.OURS, notice.delivery().value());
    return request.put("allowDuplicates", false).put("showMessageList", true);
  }

  private static Answer answer(JsonNode body) {
    JsonNode failed = body.at("/failedMessageList/0");
    if (failed.isObject()) {
      return new Answer.Refused(SolapiCodes.refusal(SolapiMessages.code(failed)));
    }
    JsonNode taken = body.at("/messageList/0");
    int code = SolapiMessages.code(taken);
    String id = taken.path("messageId").asText("");
    // What stands in the list of the taken was taken, unless its code surely says that it was not.
    return SolapiCodes.isTaken(code) && !id.isEmpty()
        ? new Answer.Accepted(id)
        : switch (SolapiCodes.result(code)) {
          case Report.Refused(Reason reason) -> new Answer.Refused(reason);
          case Report.Delivered _, Report.Pending _ -> new Answer.Unknown(Reason.NO_ANSWER);
        };
  }

  @Override
  public Report report(Delivery delivery, Optional<String> secretRef) {
    return SolapiAccount.of(secrets, delivery.chat().workspace(), secretRef)
        .map(account -> messages.report(account, delivery))
        .orElseGet(Report.Pending::new);
  }
}
