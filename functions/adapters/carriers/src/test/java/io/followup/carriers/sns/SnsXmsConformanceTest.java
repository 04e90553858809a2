package io.followup.carriers.sns;

import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.conformance.CarrierConformance;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.mail.Mailbox;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyKey;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.sns.SnsClient;

/** In the application, since it is its configuration that keeps the AWS SDK quiet. */
@QuarkusTest
@WithTestResource(Mailbox.class)
class SnsXmsConformanceTest extends CarrierConformance {
  private final AwsStub aws = new AwsStub();

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  protected Answer send(Situation situation) {
    aws.then(SnsStub.optedOut(false));
    aws.then(SnsSituations.reply(situation, "+447700900123"));
    try (SnsClient sns = SnsSituations.client(situation, aws)) {
      return new SnsXms(sns, Optional.empty(), Optional.empty(), Optional.empty())
          .send(
              new XmsNotice(
                  new DeliveryId(ReplyKey.of("shop", "reply-1").followUp(), Slot.XMS),
                  new PhoneNumber("+447700900123", "GB", true),
                  XmsNotice.Kind.SMS,
                  "",
                  Optional.empty(),
                  "[Lamps] Mina: your lamp is here https://f.example/l/AbCdEf1234",
                  1));
    }
  }

  @Override
  protected int asked() {
    return (int)
        aws.requests().stream()
            .filter(request -> request.parameter("Action").equals("Publish"))
            .count();
  }

  @Override
  protected List<String> unspeakable() {
    return List.of(
        "7700900123", "Mina", "your lamp", "your+lamp", "AbCdEf1234", AwsStub.SESSION_TOKEN);
  }
}
