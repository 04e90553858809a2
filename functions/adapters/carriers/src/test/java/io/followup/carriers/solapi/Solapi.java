package io.followup.carriers.solapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.conformance.VendorStub;
import io.followup.carriers.conformance.VendorStub.Reply;
import io.followup.carriers.secrets.Secrets;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Words;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings.AlimTalk;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices, accounts, and what Solapi says, in the words of its reference. */
final class Solapi {
  static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  static final WorkspaceId SHOP = new WorkspaceId("shop");
  static final String CHANNEL = "KA01PF260301030000000qZ8pRWVRdJx";
  static final String CODE = "KA01TP260301030000000bXiScyKD7uO";
  static final Map<String, String> ACCOUNT =
      Map.of("apiKey", "keyOfTests", "apiSecret", "s3cr3tOfTests");
  static final String WEBHOOK_KEY = "k3yOfTests";
  static final Map<String, String> CALLED_BACK =
      Map.of("apiKey", "keyOfTests", "apiSecret", "s3cr3tOfTests", "webhookKey", WEBHOOK_KEY);
  static final PhoneNumber MINA = new PhoneNumber("+821012345678", "KR", true);
  static final String URL = "https://f.example/l/AbCdEf1234";
  static final AlimTalk TEMPLATE = new AlimTalk(Vendor.SOLAPI, CHANNEL, CODE, Optional.empty());
  static final String MESSAGE = "M4V20260301120000VNOQH1HURYHEWL8";
  static final DeliveryId DELIVERY =
      new DeliveryId(ReplyKey.of("shop", "reply-1").followUp(), Slot.MESSENGER);
  static final DeliveryId OTHER =
      new DeliveryId(ReplyKey.of("shop", "reply-2").followUp(), Slot.MESSENGER);

  /** What of a customer, a manager or an account may never be logged. */
  static final List<String> UNSPEAKABLE =
      List.of("1012345678", "미나킴", "박준", "램프", "s3cr3tOfTests", "k3yOf", "AbCdEf1234");

  private Solapi() {}

  /** The operator has this account, the shop another by this reference; nobody else has any. */
  static Secrets secrets(Map<String, String> operators) {
    return new Secrets() {
      @Override
      public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
        return workspace.equals(SHOP) && reference.equals("own")
            ? Optional.of(
                Map.of(
                    "apiKey", "keyOfShop", "apiSecret", "s3cr3tOfTests", "webhookKey", "k3yOfShop"))
            : Optional.empty();
      }

      @Override
      public Optional<Map<String, String>> ofOperator(String carrier) {
        return carrier.equals("solapi") ? Optional.of(operators) : Optional.empty();
      }
    };
  }

  static Call called(String key, String body) {
    return new Call(Map.of(), Map.of("key", key), body.getBytes(UTF_8));
  }

  /** The webhook SINGLE-REPORT, as Solapi's SDK for Python 5.0.3 reads it. */
  static String reports(String delivery) {
    return """
        [{"eventDataId":"E4V20260301120000VNOQH1HURYHEWL8","retryCount":0,
          "data":{"messageId":"%s","groupId":"G4V20260301120000VNOQH1HURYHEWL8","type":"ATA",
            "to":"01012345678","from":"","statusCode":"4000","statusMessage":"수신완료",
            "dateProcessed":"2026-03-01T03:00:01.000Z","dateReported":"2026-03-01T03:00:03.000Z",
            "kakaoOptions":{"pfId":"%s","templateId":"%s"},"customFields":{"delivery":"%s"}}}]"""
        .formatted(MESSAGE, CHANNEL, CODE, delivery);
  }

  static VendorHttp http() {
    return new VendorHttp(Duration.ofSeconds(20), InstantSource.system());
  }

  /** Does not wait for a vendor that is silent. */
  static VendorHttp http(Situation situation) {
    return situation == Situation.SILENT
        ? new VendorHttp(Duration.ofMillis(300), InstantSource.system())
        : http();
  }

  static AlimTalkNotice notice(AlimTalk template, String preview) {
    return new AlimTalkNotice(
        DELIVERY,
        SHOP,
        MINA,
        template,
        new Words("램프가게", Optional.of("미나킴"), Optional.of("박준"), 2, "새 답변이 2건 있습니다", preview),
        URL);
  }

  static Delivery sent(Optional<String> carrierId) {
    return new Delivery(
        DELIVERY,
        ChatKey.of("shop", "mina", "chat-1"),
        new ReplyId("reply-1"),
        Kind.ALIMTALK,
        carrierId.isPresent() ? Status.ACCEPTED : Status.UNKNOWN,
        Optional.empty(),
        "+82*******5678",
        List.of(new ReplyId("reply-1")),
        NOW,
        NOW.plusSeconds(30),
        1,
        10,
        carrierId,
        Optional.empty(),
        List.of());
  }

  static String template(String content, String status) {
    return """
        {"name":"새 답변","templateId":"%s","channelId":"%s","channelGroupId":null,
         "assignType":"CHANNEL","accountId":"23010100000001","securityFlag":false,
         "categoryCode":"001001","isHidden":false,"isDeleted":false,"content":"%s","buttons":[],
         "quickReplies":[],"comments":[],"commentable":false,"status":"%s","messageType":"BA",
         "emphasizeType":"NONE","extra":null,"ad":null,"emphasizeTitle":null}"""
        .formatted(CODE, CHANNEL, content.replace("\n", "\\n"), status);
  }

  static String taken(String code) {
    return """
        {"groupInfo":{"groupId":"G4V20260301120000UTMBWD3F7YRY3N1","status":"SENDING",
           "count":{"total":1,"registeredFailed":0,"registeredSuccess":1}},
         "failedMessageList":[],
         "messageList":[{"messageId":"%s","statusCode":"%s",
           "statusMessage":"정상 접수(이통사로 접수 예정)","customFields":{"delivery":"%s"}}]}"""
        .formatted(MESSAGE, code, DELIVERY);
  }

  static String failed(String code) {
    return """
        {"groupInfo":{"groupId":"G4V20260301120000UTMBWD3F7YRY3N1","status":"FAILED",
           "count":{"total":1,"registeredFailed":1,"registeredSuccess":0}},
         "failedMessageList":[{"to":"01012345678","type":"ATA","country":"82",
           "messageId":"%s","statusCode":"%s","statusMessage":"-","accountId":"23010100000001"}]}"""
        .formatted(MESSAGE, code);
  }

  static String error(String code) {
    return "{\"errorCode\":\"%s\",\"errorMessage\":\"01012345678\"}".formatted(code);
  }

  /** A list of one message. */
  static String list(String message, String code, DeliveryId delivery) {
    return list("null", message, code, "{\"delivery\":\"" + delivery + "\"}");
  }

  static String list(String nextKey, String message, String code, String customFields) {
    return """
        {"startKey":null,"nextKey":%s,"limit":20,"messageList":{"%s":{"messageId":"%s",
           "groupId":"G4V20260301120000UTMBWD3F7YRY3N1","to":"01012345678","type":"ATA",
           "text":"미나킴님, 램프가게의 답변입니다.","country":"82","status":"COMPLETE",
           "statusCode":"%s","replacement":false,"dateReceived":"2026-03-01T03:00:05.000Z",
           "customFields":%s}}}"""
        .formatted(nextKey, message, message, code, customFields);
  }

  /** Whatever may go wrong in whatever it is asked. */
  static void broken(VendorStub stub, Situation situation) {
    switch (situation) {
      case THROTTLED ->
          stub.then(
              new Reply.Said(
                  429,
                  Map.of("Retry-After", Integer.toString(Situation.SECONDS)),
                  error("TooManyRequests")));
      case BROKEN -> stub.then(500, error("InternalServerError"));
      case SILENT -> stub.then(new Reply.Silent());
      case CUT -> stub.then(new Reply.Cut());
      case MALFORMED -> stub.then(200, "{\"groupInfo\":{\"status\":\"SEND");
      case NOWHERE, TAKEN, REFUSED, BLOCKED, UNKNOWN_CODE -> {}
    }
  }
}
