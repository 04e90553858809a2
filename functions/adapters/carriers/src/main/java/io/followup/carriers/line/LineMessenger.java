package io.followup.carriers.line;

import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.LineCarrier;
import io.followup.domain.carrier.LineNotice;
import io.followup.domain.record.Reason;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Pushes to LINE users by their ids. */
@Singleton
public class LineMessenger implements LineCarrier {
  @Override
  public Duration keyLife() {
    return Duration.ofHours(24);
  }

  @Override
  public Answer send(LineNotice notice) {
    return new Answer.Refused(Reason.NOT_SET_UP);
  }
}
