package io.followup.carriers.alimtalk;

import io.followup.domain.carrier.AlimTalkCarrier;
import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.outcome.Reason;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import io.followup.domain.settings.Workspace;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Hands a notice to the vendor that the workspace chose. */
@Singleton
public class AlimTalkByVendor implements AlimTalkCarrier {
  private final Iterable<AlimTalkVendor> vendors;

  @Inject
  AlimTalkByVendor(Instance<AlimTalkVendor> vendors) {
    this((Iterable<AlimTalkVendor>) vendors);
  }

  AlimTalkByVendor(Iterable<AlimTalkVendor> vendors) {
    this.vendors = vendors;
  }

  @Override
  public Optional<Duration> keyLife(Vendor vendor) {
    return find(vendor).flatMap(AlimTalkVendor::keyLife);
  }

  @Override
  public Answer send(AlimTalkNotice notice) {
    return find(notice.template().vendor())
        .map(vendor -> vendor.send(notice))
        .orElseGet(() -> new Answer.Refused(Reason.NOT_SET_UP));
  }

  /** Who took a notice; today's vendor where it was sent before deliveries knew theirs. */
  public static Optional<Delivery.Via> via(Delivery delivery, Workspace workspace) {
    return delivery
        .via()
        .or(
            () ->
                workspace
                    .settings()
                    .text()
                    .alimTalk()
                    .map(today -> new Delivery.Via(today.vendor(), today.secretRef())));
  }

  /** What the vendor says when it is asked. */
  public Report report(Delivery delivery, Delivery.Via via) {
    return find(via.vendor())
        .map(vendor -> vendor.report(delivery, via.secretRef()))
        .orElseGet(Report.Pending::new);
  }

  private Optional<AlimTalkVendor> find(Vendor vendor) {
    return StreamSupport.stream(vendors.spliterator(), false)
        .filter(one -> one.vendor() == vendor)
        .findFirst();
  }
}
