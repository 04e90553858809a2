package io.followup.carriers.alimtalk;

import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.settings.Settings.AlimTalk;
import java.time.Duration;
import java.util.Optional;

/** A company that takes AlimTalk: its requests, its codes, its results. */
public interface AlimTalkVendor {
  AlimTalk.Vendor vendor();

  /** How long it knows a notice again by its delivery, if it does. */
  Optional<Duration> keyLife();

  Answer send(AlimTalkNotice notice);

  /**
   * Asks what became of a notice.
   *
   * @param secretRef the account that sent it
   */
  Report report(Delivery delivery, Optional<String> secretRef);
}
