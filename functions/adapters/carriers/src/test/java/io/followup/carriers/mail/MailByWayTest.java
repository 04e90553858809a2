package io.followup.carriers.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.followup.carriers.aws.AwsStub;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.outcome.Reason;
import jakarta.inject.Provider;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class MailByWayTest {
  private static final Provider<QuarkusMail> NO_SMTP =
      () -> {
        throw new AssertionError("it was made");
      };
  private static final Provider<SesMail> NO_SES =
      () -> {
        throw new AssertionError("it was made");
      };

  @Test
  void by_ses_no_smtp_server_is_looked_for() {
    try (AwsStub aws = new AwsStub();
        SesV2Client ses = SesClients.asksOnce(AwsStub.pointed(SesV2Client.builder(), aws.uri()))) {
      MailByWay mail = new MailByWay("ses", NO_SMTP, () -> new SesMail(ses, Optional.empty()));

      assertThat(mail.send(Notices.between("chat@acme.example", "juno@[::1]")))
          .isEqualTo(new Refused(Reason.INVALID_ADDRESS));
    }
  }

  @Test
  void any_other_way_is_refused_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MailByWay("pigeon", NO_SMTP, NO_SES))
        .withMessageContaining("followup.mail.way");
  }
}
