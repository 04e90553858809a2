package io.followup.bench.adapters;

import io.followup.bench.adapters.Subject.Replay;
import io.followup.carriers.line.LineMessenger;
import io.followup.carriers.nhn.NhnAlimTalk;
import io.followup.carriers.nhn.NhnXms;
import io.followup.carriers.sns.SnsPush;
import io.followup.carriers.sns.SnsXms;
import io.followup.carriers.solapi.SolapiAlimTalk;
import io.followup.domain.carrier.MailCarrier;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * All calls that are measured. Another adapter is a line here, and one for its vendor in {@link
 * Answers}.
 */
@Singleton
final class Subjects {
  private final NhnAlimTalk alimTalk;
  private final SolapiAlimTalk solapi;
  private final NhnXms koreanTexts;
  private final LineMessenger line;
  private final SnsPush pushes;
  private final SnsXms texts;
  private final MailCarrier mails;
  private final SnsClient sns;
  private final MailClient mailClient;
  private final Vertx vertx;

  Subjects(
      NhnAlimTalk alimTalk,
      SolapiAlimTalk solapi,
      NhnXms koreanTexts,
      LineMessenger line,
      SnsPush pushes,
      SnsXms texts,
      MailCarrier mails,
      SnsClient sns,
      MailClient mailClient,
      Vertx vertx) {
    this.alimTalk = alimTalk;
    this.solapi = solapi;
    this.koreanTexts = koreanTexts;
    this.line = line;
    this.pushes = pushes;
    this.texts = texts;
    this.mails = mails;
    this.sns = sns;
    this.mailClient = mailClient;
    this.vertx = vertx;
  }

  List<Subject> at(URI vendor) {
    Replay jdk = new BareJdk(vendor);
    return List.of(
        plain("NHN AlimTalk, send", () -> alimTalk.send(Notices.alimTalk()), jdk),
        plain(
            "NHN AlimTalk, report",
            () -> alimTalk.report(Notices.takenAlimTalk(), Notices.TEMPLATE.secretRef()),
            jdk),
        plain("Solapi AlimTalk, send", () -> solapi.send(Notices.bySolapi()), jdk),
        plain(
            "Solapi AlimTalk, report",
            () -> solapi.report(Notices.takenBySolapi(), Notices.SOLAPI.secretRef()),
            jdk),
        plain("NHN SMS, send", () -> koreanTexts.send(Notices.koreanText()), jdk),
        plain("NHN SMS, report", () -> koreanTexts.report(Notices.takenText()), jdk),
        plain("LINE, push", () -> line.send(Notices.line()), jdk),
        aws("SNS, push", () -> pushes.push(Notices.device(), Notices.push()), vendor),
        aws("SNS, text", () -> texts.send(Notices.britishText()), vendor),
        plain("mail", () -> mails.send(Notices.mail()), new BareMail(mailClient, vertx)));
  }

  private static Subject plain(String name, Callable<?> call, Replay bare) {
    return new Subject(name, call, Optional.empty(), bare);
  }

  private Subject aws(String name, Callable<?> call, URI vendor) {
    return new Subject(name, call, Optional.of(new SdkAlone(sns)), new BareSdk(vendor));
  }
}
