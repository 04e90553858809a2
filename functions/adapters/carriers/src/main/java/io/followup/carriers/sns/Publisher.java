package io.followup.carriers.sns;

import io.followup.carriers.aws.Carried;
import io.followup.domain.carrier.Answer;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Publishes once. */
final class Publisher {
  private final SnsClient sns;
  private final Carried.Refusal refusal;

  Publisher(SnsClient sns, Carried.Refusal refusal) {
    this.sns = sns;
    this.refusal = refusal;
  }

  Answer publish(PublishRequest request) {
    return Carried.by(() -> sns.publish(request).messageId(), refusal);
  }
}
