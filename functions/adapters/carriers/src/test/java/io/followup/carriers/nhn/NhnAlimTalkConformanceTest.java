package io.followup.carriers.nhn;

import io.followup.carriers.callback.Callback;
import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.callback.Callback.News;
import io.followup.carriers.conformance.CallingBack;
import io.followup.carriers.conformance.CarrierConformance;
import io.followup.carriers.conformance.Reporting;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.conformance.VendorStub;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class NhnAlimTalkConformanceTest extends CarrierConformance implements Reporting, CallingBack {
  private final VendorStub nhn = new VendorStub().always("GET", "/templates", template());

  @AfterEach
  void close() {
    nhn.close();
  }

  @Override
  protected Answer send(Situation situation) {
    switch (situation) {
      case TAKEN -> nhn.then(200, taken());
      case REFUSED -> nhn.then(200, Nhn.header(-1006));
      default -> Nhn.broken(nhn, situation);
    }
    return carrier(situation).send(Nhn.alimTalk("안녕하세요, 램프가 왔습니다"));
  }

  @Override
  protected int asked() {
    return nhn.asked("POST").size();
  }

  @Override
  protected List<String> unspeakable() {
    return Nhn.UNSPEAKABLE;
  }

  /** Kakao learns of a block when it delivers; NHN has answered by then. */
  @Override
  protected Set<Situation> unheardOf() {
    return Set.of(Situation.BLOCKED);
  }

  @Override
  public Report report(Situation situation) {
    switch (situation) {
      case TAKEN -> nhn.then(200, result("1000"));
      case REFUSED -> nhn.then(200, result("3018"));
      case BLOCKED -> nhn.then(200, result("3020"));
      case UNKNOWN_CODE -> nhn.then(200, result("7777"));
      default -> Nhn.broken(nhn, situation);
    }
    return carrier(situation)
        .report(
            Nhn.sent(Slot.MESSENGER, Kind.ALIMTALK, Optional.of(Nhn.REQUEST + "/1")),
            Nhn.TEMPLATE.secretRef());
  }

  private NhnAlimTalk carrier(Situation situation) {
    String base = situation == Situation.NOWHERE ? VendorStub.nowhere() : nhn.uri();
    Clock clock = Clock.fixed(Nhn.NOW, ZoneOffset.UTC);
    return new NhnAlimTalk(Nhn.http(situation), Nhn.secrets(), clock, base);
  }

  @Override
  public Callback callback() {
    return new NhnAlimTalkCallback(Nhn.secrets());
  }

  @Override
  public Signed first() {
    return signed(Nhn.delivery(Slot.MESSENGER));
  }

  @Override
  public Signed second() {
    return signed(Nhn.other(Slot.MESSENGER));
  }

  private static Signed signed(DeliveryId delivery) {
    return new Signed(
        Nhn.signed(hook(delivery.value())),
        List.of(new News.Hinted(delivery, Vendor.NHN, Optional.empty())));
  }

  @Override
  public Call forged() {
    return Nhn.call(
        Map.of("x-toast-webhook-signature", "sign-of-thieves"),
        hook(Nhn.delivery(Slot.MESSENGER).value()));
  }

  @Override
  public Call unsigned() {
    return Nhn.call(Map.of(), hook(Nhn.delivery(Slot.MESSENGER).value()));
  }

  @Override
  public Call malformed() {
    return Nhn.signed("{\"hooks\":");
  }

  @Override
  public Call aboutNobody() {
    return Nhn.signed(hook("somebody-else-1"));
  }

  private static String template() {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "templateListResponse":{"templates":[{"templateCode":"new-reply",
           "templateContent":"#{고객명}님, #{shop}의 답변입니다.\\n#{text}","status":"TSC03",
           "buttons":[{"ordering":1,"type":"WL","name":"보기","linkMo":"https://f.example/l/#{code}"}]
         }],"totalCount":1}}""";
  }

  private static String taken() {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "message":{"requestId":"%s","sendResults":[{"recipientSeq":1,
           "recipientNo":"01012345678","resultCode":0,"resultMessage":"SUCCESS",
           "recipientGroupingKey":"%s"}]}}"""
        .formatted(Nhn.REQUEST, Nhn.delivery(Slot.MESSENGER));
  }

  private static String result(String code) {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "message":{"requestId":"%s","recipientSeq":1,"recipientNo":"01012345678",
           "content":"미나킴님, 램프가게의 답변입니다.","messageStatus":"COMPLETED","resultCode":"%s",
           "resendStatus":"RSC01","recipientGroupingKey":"%s"}}"""
        .formatted(Nhn.REQUEST, code, Nhn.delivery(Slot.MESSENGER));
  }

  private static String hook(String key) {
    return """
        {"hooksId":"202007271010101010sadasdavas","webhookConfigId":"1",
         "productName":"KakaoTalk Bizmessage","appKey":"appKeyOfTests",
         "event":"MESSAGE_RESULT_UPDATE","hooks":[{"kakaoMessageType":"ALIMTALK_NORMAL",
           "requestId":"%s","recipientSeq":1,"recipientNo":"01012345678","resultCode":"1000",
           "recipientGroupingKey":"%s","hookId":"h-1"}]}"""
        .formatted(Nhn.REQUEST, key);
  }
}
