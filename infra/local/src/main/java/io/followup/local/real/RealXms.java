package io.followup.local.real;

import io.followup.carriers.nhn.NhnXms;
import io.followup.carriers.sns.SnsXms;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.carriers.xms.XmsByCountry;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Delivery;
import io.followup.local.start.RealCarriers;
import io.followup.local.start.RealCarriers.Carrier;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Texts: to Korea by NHN (the secret {@code nhn-sms}), elsewhere by SNS ({@code aws}). */
@Singleton
@Alternative
@Priority(1)
class RealXms implements XmsCarrier {
  private final RealCarriers real;
  private final XmsByCountry simulated;
  private final NhnXms korea;
  private final TrueSns sns;

  RealXms(RealCarriers real, XmsByCountry simulated, VendorHttp http, TrueSns sns) {
    TrueSecrets secrets = new TrueSecrets(real);
    this.real = real;
    this.simulated = simulated;
    this.korea =
        new NhnXms(http, secrets, secrets.url("nhn-sms", "https://sms.api.nhncloudservice.com"));
    this.sns = sns;
  }

  @Override
  public boolean reports(PhoneNumber to) {
    return simulated.reports(to);
  }

  @Override
  public Answer send(XmsNotice notice) {
    if (!real.are(Carrier.XMS, notice.to().e164())) {
      return simulated.send(notice);
    }
    return Marked.mark(
        notice.to().country().equals("KR") ? korea.send(notice) : elsewhere().send(notice));
  }

  private SnsXms elsewhere() {
    return new SnsXms(sns.client(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Report report(Delivery delivery) {
    return korea.report(delivery);
  }
}
