package io.followup.carriers.alimtalk;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Report;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.SettingsDraft;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Settings.AlimTalk;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import io.followup.domain.settings.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlimTalkByVendorTest {
  private final Asked nhn = new Asked(Vendor.NHN);
  private final Asked solapi = new Asked(Vendor.SOLAPI);
  private final AlimTalkByVendor byVendor = new AlimTalkByVendor(List.of(nhn, solapi));
  private final Delivery delivery =
      Fresh.delivery(Fresh.reply(Fresh.chat(), "r-1", 0), Slot.MESSENGER, Status.ACCEPTED, 1);

  @Test
  void B10_whoever_took_a_notice_is_asked_about_it_by_the_account_of_then_and_not_todays_vendor() {
    Delivery sent =
        delivery.by(Optional.of(new Delivery.Via(Vendor.NHN, Optional.of("then"))), List.of());

    assertThat(report(sent, shopOf(Vendor.SOLAPI))).isEqualTo(new Report.Delivered());

    assertThat(nhn.by).containsExactly("then");
    assertThat(solapi.by).isEmpty();
  }

  @Test
  void what_was_sent_before_deliveries_knew_their_vendor_is_asked_of_todays() {
    assertThat(report(delivery, shopOf(Vendor.SOLAPI))).isEqualTo(new Report.Delivered());

    assertThat(nhn.by).isEmpty();
    assertThat(solapi.by).containsExactly("today");
  }

  private Report report(Delivery sent, Workspace shop) {
    return AlimTalkByVendor.via(sent, shop)
        .map(via -> byVendor.report(sent, via))
        .orElseGet(Report.Pending::new);
  }

  private static Workspace shopOf(Vendor today) {
    Settings plain = Settings.defaults("Tea");
    AlimTalk alimTalk = new AlimTalk(today, "key", "code", Optional.of("today"));
    Settings.Text text =
        new Settings.Text(plain.text().senderNumber(), Optional.of(alimTalk), Optional.empty());
    Settings settings = SettingsDraft.changed(plain, it -> it.text = text);
    return new Workspace(new WorkspaceId("tea"), 1, 0, settings, true);
  }

  /** A vendor that delivered everything, and remembers by which account it was asked. */
  private static final class Asked implements AlimTalkVendor {
    private final Vendor vendor;
    private final List<String> by = new ArrayList<>();

    private Asked(Vendor vendor) {
      this.vendor = vendor;
    }

    @Override
    public Vendor vendor() {
      return vendor;
    }

    @Override
    public Optional<Duration> keyLife() {
      return Optional.empty();
    }

    @Override
    public Answer send(AlimTalkNotice notice) {
      throw new IllegalStateException("nothing is sent here");
    }

    @Override
    public Report report(Delivery delivery, Optional<String> secretRef) {
      by.add(secretRef.orElse("operator"));
      return new Report.Delivered();
    }
  }
}
