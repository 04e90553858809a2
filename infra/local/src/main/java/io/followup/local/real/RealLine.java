package io.followup.local.real;

import io.followup.carriers.line.LineMessenger;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.LineCarrier;
import io.followup.domain.carrier.LineNotice;
import io.followup.local.start.RealCarriers;
import io.followup.local.start.RealCarriers.Carrier;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;

/** LINE, with the secret {@code line}: {@code channelAccessToken} and {@code channelSecret}. */
@Singleton
@Alternative
@Priority(1)
class RealLine implements LineCarrier {
  private final RealCarriers real;
  private final LineMessenger simulated;
  private final LineMessenger own;

  RealLine(RealCarriers real, LineMessenger simulated, VendorHttp http) {
    TrueSecrets secrets = new TrueSecrets(real);
    this.real = real;
    this.simulated = simulated;
    this.own = new LineMessenger(http, secrets, secrets.url("line", "https://api.line.me"));
  }

  @Override
  public Duration keyLife() {
    return simulated.keyLife();
  }

  @Override
  public Answer send(LineNotice notice) {
    return real.are(Carrier.LINE, notice.to())
        ? Marked.mark(own.send(notice))
        : simulated.send(notice);
  }
}
