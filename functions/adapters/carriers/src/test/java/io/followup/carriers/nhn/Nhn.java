package io.followup.carriers.nhn;

import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.conformance.VendorStub;
import io.followup.carriers.conformance.VendorStub.Reply;
import io.followup.carriers.secrets.Secrets;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Words;
import io.followup.domain.carrier.XmsNotice;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices, an account, and what NHN says, in the words of its guides. */
final class Nhn {
  static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  static final WorkspaceId SHOP = new WorkspaceId("shop");
  static final String SIGNATURE = "sign-of-tests";
  static final Map<String, String> ACCOUNT =
      Map.of("appKey", "appKeyOfTests", "secretKey", "s3cr3tOfTests", "signature", SIGNATURE);
  static final PhoneNumber MINA = new PhoneNumber("+821012345678", "KR", true);
  static final String URL = "https://f.example/l/AbCdEf1234";
  static final AlimTalk TEMPLATE =
      new AlimTalk(Vendor.NHN, "k".repeat(40), "new-reply", Optional.empty());
  static final String REQUEST = "20260301120000ReZQ6KZzAH0";

  /** What of a customer, a manager or an account may never be logged. */
  static final List<String> UNSPEAKABLE =
      List.of("1012345678", "미나킴", "박준", "램프", "s3cr3tOfTests", "sign-of-tests", "AbCdEf1234");

  private Nhn() {}

  /** Both the operator and the shop have the account; nobody else has any. */
  static Secrets secrets() {
    return new Secrets() {
      @Override
      public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
        return workspace.equals(SHOP) && reference.equals("own")
            ? Optional.of(ACCOUNT)
            : Optional.empty();
      }

      @Override
      public Optional<Map<String, String>> ofOperator(String carrier) {
        return Optional.of(ACCOUNT);
      }
    };
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

  static DeliveryId delivery(Slot slot) {
    return new DeliveryId(ReplyKey.of("shop", "reply-1").followUp(), slot);
  }

  static DeliveryId other(Slot slot) {
    return new DeliveryId(ReplyKey.of("shop", "reply-2").followUp(), slot);
  }

  static AlimTalkNotice alimTalk(String preview) {
    return new AlimTalkNotice(
        delivery(Slot.MESSENGER),
        SHOP,
        MINA,
        TEMPLATE,
        new Words("램프가게", Optional.of("미나킴"), Optional.of("박준"), 2, "새 답변이 2건 있습니다", preview),
        URL);
  }

  static XmsNotice text(XmsNotice.Kind kind) {
    Optional<String> subject =
        switch (kind) {
          case SMS -> Optional.empty();
          case LMS -> Optional.of("새 답변이 도착했습니다");
        };
    return new XmsNotice(
        delivery(Slot.XMS), MINA, kind, "16449672", subject, "[램프가게] 박준: 안녕하세요\n" + URL, 1);
  }

  static Delivery sent(Slot slot, Kind kind, Optional<String> carrierId) {
    return new Delivery(
        delivery(slot),
        ChatKey.of("shop", "mina", "chat-1"),
        new ReplyId("reply-1"),
        kind,
        Status.ACCEPTED,
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

  static String header(int code) {
    return "{\"header\":{\"resultCode\":%d,\"resultMessage\":\"-\",\"isSuccessful\":%b}}"
        .formatted(code, code == 0);
  }

  /** Whatever NHN's two services have in common when something goes wrong. */
  static void broken(VendorStub stub, Situation situation) {
    switch (situation) {
      case THROTTLED ->
          stub.then(
              new Reply.Said(
                  429, Map.of("Retry-After", Integer.toString(Situation.SECONDS)), "{}"));
      case BROKEN -> stub.then(500, "{\"error\":\"upstream\"}");
      case SILENT -> stub.then(new Reply.Silent());
      case CUT -> stub.then(new Reply.Cut());
      case MALFORMED -> stub.then(200, "{\"header\":{\"resultCode\":0,\"resultMess");
      case UNKNOWN_CODE -> stub.then(200, header(-7777));
      case NOWHERE, TAKEN, REFUSED, BLOCKED -> {}
    }
  }

  static Call call(Map<String, String> headers, String body) {
    return new Call(headers, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  static Call signed(String body) {
    return call(Map.of("x-toast-webhook-signature", SIGNATURE), body);
  }
}
