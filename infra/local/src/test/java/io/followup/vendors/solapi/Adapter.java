package io.followup.vendors.solapi;

import io.followup.carriers.secrets.Secrets;
import io.followup.carriers.solapi.SolapiAlimTalk;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our own adapter, with one notice for each name. */
record Adapter(SolapiAlimTalk carrier) {
  static final String CODE = "KA01TP221025083117992xkz17KyvNbr";
  private static final AlimTalk SETTINGS =
      new AlimTalk(Vendor.SOLAPI, SolapiConsole.PF_ID, CODE, Optional.empty());

  static Adapter of(URI solapi, Clock clock, Duration patience) {
    Secrets secrets =
        new Secrets() {
          @Override
          public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
            return Optional.empty();
          }

          @Override
          public Optional<Map<String, String>> ofOperator(String vendor) {
            return Optional.of(SolapiConsole.secret());
          }
        };
    VendorHttp http = new VendorHttp(patience, InstantSource.system());
    return new Adapter(new SolapiAlimTalk(http, secrets, clock, solapi.toString()));
  }

  Answer send(String reply) {
    return carrier.send(
        new AlimTalkNotice(
            delivery(reply),
            new WorkspaceId("shop"),
            new PhoneNumber("+821012345678", "KR", true),
            SETTINGS,
            new Words("Lamps", Optional.of("Mina"), Optional.empty(), 1, "새 답변", "안녕하세요"),
            "https://f.example/l/a"));
  }

  /**
   * @param carrierId empty: the answer got lost
   */
  Report report(String reply, Instant at, Optional<String> carrierId) {
    return carrier.report(
        new Delivery(
            delivery(reply),
            ChatKey.of("shop", "mina", "chat-1"),
            new ReplyId(reply),
            Kind.ALIMTALK,
            carrierId.isPresent() ? Status.ACCEPTED : Status.UNKNOWN,
            Optional.empty(),
            "+82*******5678",
            List.of(new ReplyId(reply)),
            at,
            at.plusSeconds(30),
            1,
            10,
            carrierId,
            Optional.empty(),
            List.of()),
        SETTINGS.secretRef());
  }

  static DeliveryId delivery(String reply) {
    return new DeliveryId(ReplyKey.of("shop", reply).followUp(), Slot.MESSENGER);
  }
}
