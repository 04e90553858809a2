package io.followup.local.real;

import io.followup.carriers.alimtalk.AlimTalkByVendor;
import io.followup.carriers.alimtalk.AlimTalkVendor;
import io.followup.carriers.nhn.NhnAlimTalk;
import io.followup.carriers.solapi.SolapiAlimTalk;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.carrier.AlimTalkCarrier;
import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import io.followup.local.start.RealCarriers;
import io.followup.local.start.RealCarriers.Carrier;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** AlimTalk by the workspace's vendor, with the secret {@code nhn-alimtalk} or {@code solapi}. */
@Singleton
@Alternative
@Priority(1)
class RealAlimTalk implements AlimTalkCarrier {
  private final RealCarriers real;
  private final AlimTalkByVendor simulated;
  private final AlimTalkVendor nhn;
  private final AlimTalkVendor solapi;

  RealAlimTalk(RealCarriers real, AlimTalkByVendor simulated, VendorHttp http) {
    TrueSecrets secrets = new TrueSecrets(real);
    // A vendor's signatures and windows are judged by its clock, whatever was skipped here.
    Clock wall = Clock.systemUTC();
    this.real = real;
    this.simulated = simulated;
    this.nhn =
        new NhnAlimTalk(
            http,
            secrets,
            wall,
            secrets.url("nhn-alimtalk", "https://kakaotalk-bizmessage.api.nhncloudservice.com"));
    this.solapi =
        new SolapiAlimTalk(http, secrets, wall, secrets.url("solapi", "https://api.solapi.com"));
  }

  @Override
  public Optional<Duration> keyLife(Vendor vendor) {
    return simulated.keyLife(vendor);
  }

  @Override
  public Answer send(AlimTalkNotice notice) {
    return real.are(Carrier.ALIMTALK, notice.to().e164())
        ? Marked.mark(of(notice.template().vendor()).send(notice))
        : simulated.send(notice);
  }

  Report report(Delivery delivery, Delivery.Via via) {
    return of(via.vendor()).report(delivery, via.secretRef());
  }

  private AlimTalkVendor of(Vendor vendor) {
    return switch (vendor) {
      case NHN -> nhn;
      case SOLAPI -> solapi;
    };
  }
}
