package io.followup.carriers.solapi;

import io.followup.carriers.conformance.CarrierConformance;
import io.followup.carriers.conformance.Reporting;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.conformance.VendorStub;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

class SolapiAlimTalkConformanceTest extends CarrierConformance implements Reporting {
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
    return carrier(situation).report(Solapi.sent(Optional.of(Solapi.MESSAGE)), Solapi.TEMPLATE);
  }

  private SolapiAlimTalk carrier(Situation situation) {
    String base = situation == Situation.NOWHERE ? VendorStub.nowhere() : solapi.uri();
    Clock clock = Clock.fixed(Solapi.NOW, ZoneOffset.UTC);
    return new SolapiAlimTalk(Solapi.http(situation), Solapi.secrets(Solapi.ACCOUNT), clock, base);
  }
}
