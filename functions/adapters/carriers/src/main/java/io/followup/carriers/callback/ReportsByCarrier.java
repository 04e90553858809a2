package io.followup.carriers.callback;

import io.followup.carriers.alimtalk.AlimTalkByVendor;
import io.followup.carriers.xms.XmsByCountry;
import io.followup.domain.carrier.Report;
import io.followup.domain.carrier.Reports;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.settings.Workspace;
import jakarta.inject.Singleton;

/** Asks the carrier that took the notice, where it keeps what became of it. */
@Singleton
public class ReportsByCarrier implements Reports {
  private final AlimTalkByVendor alimTalk;
  private final XmsByCountry xms;

  ReportsByCarrier(AlimTalkByVendor alimTalk, XmsByCountry xms) {
    this.alimTalk = alimTalk;
    this.xms = xms;
  }

  @Override
  public Report of(Delivery delivery, Workspace workspace) {
    return switch (delivery.kind()) {
      case ALIMTALK ->
          AlimTalkByVendor.via(delivery, workspace)
              .map(via -> alimTalk.report(delivery, via))
              .orElseGet(Report.Pending::new);
      case SMS, LMS -> xms.report(delivery);
      case PUSH, LINE, EMAIL -> new Report.Pending();
    };
  }
}
