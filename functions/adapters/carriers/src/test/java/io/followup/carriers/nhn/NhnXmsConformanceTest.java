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
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class NhnXmsConformanceTest extends CarrierConformance implements Reporting, CallingBack {
  private final VendorStub nhn = new VendorStub();

  @AfterEach
  void close() {
    nhn.close();
  }

  @Override
  protected Answer send(Situation situation) {
    switch (situation) {
      case TAKEN -> nhn.then(200, answer(0));
      case REFUSED -> nhn.then(200, answer(-2019));
      case BLOCKED -> nhn.then(200, answer(-6001));
      default -> Nhn.broken(nhn, situation);
    }
    return carrier(situation).send(Nhn.text(XmsNotice.Kind.SMS));
  }

  @Override
  protected int asked() {
    return nhn.asked().size();
  }

  @Override
  protected List<String> unspeakable() {
    return Nhn.UNSPEAKABLE;
  }

  @Override
  public Report report(Situation situation) {
    switch (situation) {
      case TAKEN -> nhn.then(200, result("1000"));
      case REFUSED -> nhn.then(200, result("3001"));
      case BLOCKED -> nhn.then(200, result("3006"));
      case UNKNOWN_CODE -> nhn.then(200, result("7777"));
      default -> Nhn.broken(nhn, situation);
    }
    return carrier(situation)
        .report(Nhn.sent(Slot.XMS, Kind.SMS, Optional.of("sms/" + Nhn.REQUEST + "/1")));
  }

  private NhnXms carrier(Situation situation) {
    String base = situation == Situation.NOWHERE ? VendorStub.nowhere() : nhn.uri();
    return new NhnXms(Nhn.http(situation), Nhn.secrets(), base);
  }

  @Override
  public Callback callback() {
    return new NhnXmsCallback(Nhn.secrets());
  }

  @Override
  public Signed first() {
    return signed(Nhn.delivery(Slot.XMS), "recipientGropuingKey");
  }

  @Override
  public Signed second() {
    return signed(Nhn.other(Slot.XMS), "recipientGroupingKey");
  }

  private static Signed signed(DeliveryId delivery, String spelling) {
    return new Signed(
        Nhn.signed(hook(spelling, delivery.value())),
        List.of(new News.Hinted(delivery, Vendor.NHN, Optional.empty())));
  }

  @Override
  public Call forged() {
    return Nhn.call(
        Map.of("x-toast-webhook-signature", "sign-of-thieves"),
        hook("recipientGroupingKey", Nhn.delivery(Slot.XMS).value()));
  }

  @Override
  public Call unsigned() {
    return Nhn.call(Map.of(), hook("recipientGroupingKey", Nhn.delivery(Slot.XMS).value()));
  }

  @Override
  public Call malformed() {
    return Nhn.signed("<hooks/>");
  }

  @Override
  public Call aboutNobody() {
    return Nhn.signed(hook("recipientGroupingKey", "somebody-else-1"));
  }

  private static String answer(int code) {
    return """
        {"header":{"isSuccessful":true,"resultCode":0,"resultMessage":"SUCCESS"},
         "body":{"data":{"requestId":"%s","statusCode":"2","sendResultList":[
           {"recipientNo":"01012345678","resultCode":%d,"resultMessage":"-","recipientSeq":1,
            "recipientGroupingKey":"%s"}]}}}"""
        .formatted(Nhn.REQUEST, code, Nhn.delivery(Slot.XMS));
  }

  private static String result(String code) {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "body":{"data":{"requestId":"%s","body":"[램프가게] 안녕하세요","sendNo":"16449672",
           "recipientNo":"01012345678","msgStatus":"3","resultCode":"%s","recipientSeq":1,
           "messageType":"SMS","messageCount":1,"recipientGroupingKey":"%s"}}}"""
        .formatted(Nhn.REQUEST, code, Nhn.delivery(Slot.XMS));
  }

  private static String hook(String spelling, String key) {
    return """
        {"hooksId":"202007271010101010sadasdavas","webhookConfigId":"1","productName":"SMS",
         "appKey":"appKeyOfTests","event":"MESSAGE_RESULT_UPDATE","hooks":[
          {"hookId":"20240429205809GcSUXthVA00","senderType":"NORMAL_SMS","requestId":"%s",
           "recipientSeq":1,"sendNo":"16449672","recipientNo":"01012345678",
           "messageStatus":"COMPLETED","%s":"%s","resultCode":"1000","messageCount":1}]}"""
        .formatted(Nhn.REQUEST, spelling, key);
  }
}
