package io.followup.bench.adapters;

import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.LineNotice;
import io.followup.domain.carrier.MailNotice;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.carrier.Words;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.Language;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Status;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.DeviceId;
import io.followup.domain.id.FollowUpId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings.AlimTalk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is carried. */
final class Notices {
  private static final DeliveryId MESSENGER = delivery(Slot.MESSENGER);
  private static final DeliveryId XMS = delivery(Slot.XMS);
  static final AlimTalk TEMPLATE =
      new AlimTalk(AlimTalk.Vendor.NHN, "k".repeat(40), "new-reply", Optional.empty());

  static final AlimTalk SOLAPI =
      new AlimTalk(AlimTalk.Vendor.SOLAPI, Answers.CHANNEL, Answers.TEMPLATE, Optional.empty());

  private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
  private static final WorkspaceId SHOP = new WorkspaceId("shop");
  private static final PhoneNumber KOREAN = new PhoneNumber("+821012345678", "KR", true);
  private static final PhoneNumber BRITISH = new PhoneNumber("+447700900123", "GB", true);
  private static final String URL = "https://f.example/l/AbCdEf123456";

  private Notices() {}

  private static DeliveryId delivery(Slot slot) {
    return new DeliveryId(new FollowUpId(Answers.FOLLOW_UP), slot);
  }

  static AlimTalkNotice alimTalk() {
    return alimTalk(TEMPLATE);
  }

  static AlimTalkNotice bySolapi() {
    return alimTalk(SOLAPI);
  }

  private static AlimTalkNotice alimTalk(AlimTalk template) {
    return new AlimTalkNotice(
        MESSENGER,
        SHOP,
        KOREAN,
        template,
        new Words(
            "램프가게",
            Optional.of("미나"),
            Optional.of("박준"),
            1,
            "새 답변이 도착했습니다",
            "주문하신 램프가 오늘 출발했습니다. 내일 오후에 받으실 수 있습니다."),
        URL);
  }

  static XmsNotice koreanText() {
    return new XmsNotice(
        XMS, KOREAN, XmsNotice.Kind.SMS, "16449672", Optional.empty(), "[램프가게] 안녕하세요\n" + URL, 1);
  }

  static XmsNotice britishText() {
    return new XmsNotice(
        XMS,
        BRITISH,
        XmsNotice.Kind.SMS,
        "16449672",
        Optional.empty(),
        "[Lamps] Your lamp is on its way.\n" + URL,
        1);
  }

  static LineNotice line() {
    return new LineNotice(
        MESSENGER,
        SHOP,
        "U4af4980629f8a3c1b2d4e5f60718293a",
        Optional.empty(),
        "[ランプ店] ランプは本日発送しました。\n" + URL);
  }

  static Device device() {
    return new Device(
        new DeviceId("phone"),
        Device.Platform.ANDROID,
        "token",
        "arn:aws:sns:ap-northeast-2:123456789012:endpoint/GCM/app/phone",
        false,
        AT);
  }

  static PushNotice push() {
    return new PushNotice(
        delivery(Slot.PUSH),
        new ChatId("chat-1"),
        Language.EN,
        "Lamps",
        "Your lamp is on its way.",
        URL,
        "proof.of-this_delivery");
  }

  static MailNotice mail() {
    return new MailNotice(
        delivery(Slot.EMAIL),
        new EmailAddress("juno@customer.example"),
        Optional.of("Juno"),
        "chat@lamps.example",
        "Lamps",
        Optional.empty(),
        Language.EN,
        "New reply from Lamps",
        List.of(new MailNotice.Line(Optional.of("Mina"), "Your lamp is on its way.")),
        URL,
        "chat-1",
        "https://f.example/v1/unsubscribe/" + "t".repeat(180),
        MailNotice.Look.PLAIN);
  }

  static Delivery takenAlimTalk() {
    return taken(MESSENGER, Kind.ALIMTALK, Answers.REQUEST + "/1");
  }

  static Delivery takenBySolapi() {
    return taken(MESSENGER, Kind.ALIMTALK, Answers.MESSAGE);
  }

  static Delivery takenText() {
    return taken(XMS, Kind.SMS, "sms/" + Answers.REQUEST + "/1");
  }

  private static Delivery taken(DeliveryId id, Kind kind, String carrierId) {
    return new Delivery(
        id,
        ChatKey.of("shop", "mina", "chat-1"),
        new ReplyId("reply-1"),
        kind,
        Status.ACCEPTED,
        Optional.empty(),
        "+82*******5678",
        List.of(new ReplyId("reply-1")),
        AT,
        AT.plusSeconds(30),
        1,
        10,
        Optional.of(carrierId),
        Optional.empty(),
        List.of());
  }
}
