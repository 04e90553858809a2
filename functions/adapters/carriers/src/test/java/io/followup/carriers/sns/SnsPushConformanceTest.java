package io.followup.carriers.sns;

import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.conformance.CarrierConformance;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.mail.Mailbox;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.contact.Device;
import io.followup.domain.contact.Device.Platform;
import io.followup.domain.contact.Language;
import io.followup.domain.id.ChatId;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.DeviceId;
import io.followup.domain.id.ReplyKey;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.sns.SnsClient;

/** In the application, since it is its configuration that keeps the AWS SDK quiet. */
@QuarkusTest
@WithTestResource(Mailbox.class)
class SnsPushConformanceTest extends CarrierConformance {
  private static final String ENDPOINT =
      "arn:aws:sns:ap-northeast-2:123456789012:endpoint/GCM/app/of-mina";

  private static final Device DEVICE =
      new Device(
          new DeviceId("phone"),
          Platform.ANDROID,
          "token-of-a-phone",
          ENDPOINT,
          false,
          Instant.parse("2026-11-22T10:00:00Z"));

  private final AwsStub aws = new AwsStub();

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  protected Answer send(Situation situation) {
    aws.then(SnsSituations.reply(situation, ENDPOINT));
    try (SnsClient sns = SnsSituations.client(situation, aws)) {
      return new SnsPush(sns, Optional.empty(), Optional.empty())
          .push(
              DEVICE,
              new PushNotice(
                  new DeliveryId(ReplyKey.of("shop", "reply-1").followUp(), Slot.PUSH),
                  new ChatId("chat-1"),
                  Language.EN,
                  "Mina of Lamps",
                  "your lamp is here",
                  "https://f.example/l/AbCdEf1234",
                  "proof.of-this_delivery"));
    }
  }

  @Override
  protected int asked() {
    return aws.requests().size();
  }

  @Override
  protected List<String> unspeakable() {
    return List.of(
        "token-of-a-phone",
        "of-mina",
        "Mina of",
        "your lamp",
        "AbCdEf1234",
        "proof.of-this",
        AwsStub.SESSION_TOKEN);
  }

  /** Nobody blocks a push; a device that wants none is disabled, which is refused. */
  @Override
  protected Set<Situation> unheardOf() {
    return Set.of(Situation.BLOCKED);
  }
}
