package io.followup.carriers.solapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.carriers.callback.Callback;
import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.callback.Callback.News;
import io.followup.carriers.callback.Callback.Read;
import io.followup.carriers.conformance.CallingBack;
import io.followup.carriers.conformance.CarrierConformance;
import io.followup.carriers.conformance.Reporting;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.conformance.VendorStub;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SolapiAlimTalkConformanceTest extends CarrierConformance implements Reporting, CallingBack {
  private final VendorStub solapi =
      new VendorStub()
          .always(
              "GET",
              "/kakao/v2/templates/",
              Solapi.template("#{고객명}님, #{shop}의 답변입니다.\n#{text} #{link}", "APPROVED"));

  @AfterEach
  void close() {
    solapi.close();
  }

  @Override
  protected Answer send(Situation situation) {
    switch (situation) {
      case TAKEN -> solapi.then(200, Solapi.taken("2000"));
      case REFUSED -> solapi.then(200, Solapi.failed("1041"));
      case BLOCKED -> solapi.then(200, Solapi.failed("1061"));
      case UNKNOWN_CODE -> solapi.then(200, Solapi.failed("1999"));
      default -> Solapi.broken(solapi, situation);
    }
    return carrier(situation).send(Solapi.notice(Solapi.TEMPLATE, "안녕하세요, 램프가 왔습니다"));
  }

  @Override
  protected int asked() {
    return solapi.asked("POST").size();
  }

  @Override
  protected List<String> unspeakable() {
    return Solapi.UNSPEAKABLE;
  }

  @Override
  public Report report(Situation situation) {
    switch (situation) {
      case TAKEN -> solapi.then(200, Solapi.list(Solapi.MESSAGE, "4000", Solapi.DELIVERY));
      case REFUSED -> solapi.then(200, Solapi.list(Solapi.MESSAGE, "3104", Solapi.DELIVERY));
      // Of AlimTalk, Solapi does not tell a block from absence (3107); of a number it does.
      case BLOCKED -> solapi.then(200, Solapi.list(Solapi.MESSAGE, "2061", Solapi.DELIVERY));
      case UNKNOWN_CODE -> solapi.then(200, Solapi.list(Solapi.MESSAGE, "7777", Solapi.DELIVERY));
      default -> Solapi.broken(solapi, situation);
    }
    return carrier(situation)
        .report(Solapi.sent(Optional.of(Solapi.MESSAGE)), Solapi.TEMPLATE.secretRef());
  }

  @Override
  public Callback callback() {
    return new SolapiCallback(Solapi.secrets(Solapi.CALLED_BACK));
  }

  @Override
  public Signed first() {
    return signed(Solapi.DELIVERY);
  }

  @Override
  public Signed second() {
    return signed(Solapi.OTHER);
  }

  private static Signed signed(DeliveryId delivery) {
    return new Signed(
        Solapi.called(Solapi.WEBHOOK_KEY, Solapi.reports(delivery.value())),
        List.of(new News.Hinted(delivery, Vendor.SOLAPI, Optional.empty())));
  }

  @Override
  public Call forged() {
    return Solapi.called("k3yOfThieves", Solapi.reports(Solapi.DELIVERY.value()));
  }

  @Override
  public Call unsigned() {
    return new Call(Map.of(), Map.of(), Solapi.reports(Solapi.DELIVERY.value()).getBytes(UTF_8));
  }

  @Override
  public Call malformed() {
    return Solapi.called(Solapi.WEBHOOK_KEY, "[{\"data\":");
  }

  @Override
  public Call aboutNobody() {
    return Solapi.called(Solapi.WEBHOOK_KEY, Solapi.reports("somebody-else-1"));
  }

  @Test
  void an_account_without_a_key_takes_no_callback() {
    Callback callback = new SolapiCallback(Solapi.secrets(Solapi.ACCOUNT));

    assertThat(callback.read(first().call())).isEqualTo(new Read.Forged());
    assertThat(callback.read(Solapi.called("", Solapi.reports(Solapi.DELIVERY.value()))))
        .isEqualTo(new Read.Forged());
  }

  @Test
  void an_account_of_the_shops_own_has_a_key_of_its_own() {
    Map<String, String> own = Map.of("workspace", "shop", "secret", "own");
    byte[] body = Solapi.reports(Solapi.DELIVERY.value()).getBytes(UTF_8);
    Map<String, String> operators = new HashMap<>(own);
    operators.put("key", Solapi.WEBHOOK_KEY);
    Map<String, String> shops = new HashMap<>(own);
    shops.put("key", "k3yOfShop");

    assertThat(callback().read(new Call(Map.of(), operators, body))).isEqualTo(new Read.Forged());
    assertThat(callback().read(new Call(Map.of(), shops, body)))
        .isEqualTo(
            new Read.Told(
                List.of(
                    new News.Hinted(
                        Solapi.DELIVERY, Vendor.SOLAPI, Optional.of(new WorkspaceId("shop"))))));
  }

  private SolapiAlimTalk carrier(Situation situation) {
    String base = situation == Situation.NOWHERE ? VendorStub.nowhere() : solapi.uri();
    Clock clock = Clock.fixed(Solapi.NOW, ZoneOffset.UTC);
    return new SolapiAlimTalk(Solapi.http(situation), Solapi.secrets(Solapi.ACCOUNT), clock, base);
  }
}
