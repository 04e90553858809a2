package io.followup.domain.carrier;

import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries KakaoTalk AlimTalk. {@code Accepted} says that the vendor took it; whether it came to the
 * customer is told later, by a {@link Report}.
 */
public interface AlimTalkCarrier {
  /** How long this vendor knows a notice again by its delivery, if it does: asked twice is once. */
  Optional<Duration> keyLife(Vendor vendor);

  Answer send(AlimTalkNotice notice);
}
