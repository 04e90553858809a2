package io.followup.carriers.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.followup.carriers.aws.AwsStub;
import io.followup.domain.carrier.Answer.Accepted;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;

class MailByWayTest {
  @Test
  void by_ses_no_smtp_server_is_looked_for() {
    try (AwsStub aws = new AwsStub().answers(200, "{\"MessageId\":\"m-1\"}");
        SesV2Client ses = SesClients.asksOnce(AwsStub.pointed(SesV2Client.builder(), aws.uri()))) {
      MailByWay mail =
          new MailByWay("ses", () -> failing(), () -> new SesMail(ses, Optional.empty()));

      assertThat(mail.send(Notices.plain())).isEqualTo(new Accepted("m-1"));
    }
  }

  @Test
  void any_other_way_is_refused_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MailByWay("pigeon", () -> failing(), () -> failing()))
        .withMessageContaining("followup.mail.way");
  }

  private static <T> T failing() {
    throw new AssertionError("it was made");
  }
}
