package io.followup.carriers.xms;

import io.followup.carriers.sns.SnsXms;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.delivery.Delivery;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Texts by the carrier of the number's country; elsewhere by SNS. Korea has one of its own, since
 * AWS has neither sender numbers nor LMS there.
 */
@Singleton
public class XmsByCountry implements XmsCarrier {
  private final Iterable<XmsVendor> vendors;
  private final SnsXms elsewhere;

  @Inject
  XmsByCountry(@Any Instance<XmsVendor> vendors, SnsXms elsewhere) {
    this.vendors = vendors;
    this.elsewhere = elsewhere;
  }

  @Override
  public boolean reports(PhoneNumber to) {
    return find(to.country()).filter(vendor -> vendor.reports(to)).isPresent();
  }

  @Override
  public Answer send(XmsNotice notice) {
    return find(notice.to().country())
        .map(vendor -> vendor.send(notice))
        .orElseGet(() -> elsewhere.send(notice));
  }

  /** What the carrier says when it is asked. */
  public Report report(Delivery delivery) {
    // Only a carrier that reports is ever asked, and only Korea's does.
    return find("KR").map(vendor -> vendor.report(delivery)).orElseGet(Report.Pending::new);
  }

  private Optional<XmsVendor> find(String country) {
    return StreamSupport.stream(vendors.spliterator(), false)
        .filter(vendor -> vendor.country().equals(country))
        .findFirst();
  }
}
