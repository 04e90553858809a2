package io.followup.local.real;

import io.followup.carriers.alimtalk.AlimTalkByVendor;
import io.followup.carriers.callback.ReportsByCarrier;
import io.followup.domain.carrier.Report;
import io.followup.domain.carrier.Reports;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.settings.Workspace;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Asks the true carrier of what a true one took; none of them can call a laptop back. */
@Singleton
@Alternative
@Priority(1)
class RealReports implements Reports {
  private final ReportsByCarrier simulated;
  private final RealAlimTalk alimTalk;
  private final RealXms xms;

  RealReports(ReportsByCarrier simulated, RealAlimTalk alimTalk, RealXms xms) {
    this.simulated = simulated;
    this.alimTalk = alimTalk;
    this.xms = xms;
  }

  @Override
  public Report of(Delivery delivery, Workspace workspace) {
    if (!Marked.is(delivery)) {
      return simulated.of(delivery, workspace);
    }
    Delivery known = Marked.unmarked(delivery);
    return switch (delivery.kind()) {
      case ALIMTALK ->
          AlimTalkByVendor.via(known, workspace)
              .map(via -> alimTalk.report(known, via))
              .orElseGet(Report.Pending::new);
      case SMS, LMS -> xms.report(known);
      case PUSH, LINE, EMAIL -> new Report.Pending();
    };
  }
}
