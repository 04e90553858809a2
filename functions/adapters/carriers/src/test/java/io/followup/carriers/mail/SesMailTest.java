package io.followup.carriers.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.ses.DeliveryTag;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.Answer.Refused;
import io.followup.domain.carrier.MailNotice;
import io.followup.domain.contact.Language;
import io.followup.domain.outcome.Reason;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sesv2.SesV2Client;

@QuarkusTest
@WithTestResource(Mailbox.class)
class SesMailTest {
  private final AwsStub aws = new AwsStub();
  private final SesV2Client ses =
      SesClients.asksOnce(AwsStub.pointed(SesV2Client.builder(), aws.uri()));

  @AfterEach
  void close() {
    ses.close();
    aws.close();
  }

  @Test
  void the_mail_is_the_one_that_goes_by_SMTP() throws Exception {
    MailNotice notice =
        Notices.of(Language.KO, "등 가게", "등 가게의 새 답장", Notices.line("민아", "등이 왔어요 😀\n.\n..끝"));

    JsonNode asked = asked(notice, Optional.empty());

    byte[] mime = Base64.getDecoder().decode(asked.at("/Content/Raw/Data").asText());
    MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(mime));
    assertThat(asked.at("/FromEmailAddress").asText()).isEqualTo("chat@acme.example");
    assertThat(asked.at("/Destination/ToAddresses/0").asText()).isEqualTo("juno@example.org");
    assertThat(mail.getSubject()).isEqualTo("등 가게의 새 답장");
    assertThat(names(mail))
        .contains("From", "To", "Message-ID", "Date", "References", "Auto-Submitted")
        .contains("List-Unsubscribe", "List-Unsubscribe-Post", "X-Followup-Delivery")
        .doesNotHaveDuplicates()
        .noneMatch(name -> name.startsWith("X-SES"));
    assertThat(text(mail)).contains("민아").contains("등이 왔어요 😀\n.\n..끝");
    assertThat(new String(mime, UTF_8).replace("\r\n", ""))
        .doesNotContain("\n")
        .doesNotContain("\r");
  }

  @Test
  void the_set_that_tells_what_became_of_it_knows_the_delivery() throws Exception {
    JsonNode asked = asked(Notices.plain(), Optional.of("news"));

    assertThat(asked.at("/ConfigurationSetName").asText()).isEqualTo("news");
    assertThat(asked.at("/EmailTags/0/Name").asText()).isEqualTo(DeliveryTag.NAME);
    assertThat(asked.at("/EmailTags/0/Value").asText()).isEqualTo(DeliveryTag.of(Notices.DELIVERY));
  }

  @ParameterizedTest
  @CsvSource({
    "400, MailFromDomainNotVerifiedException, the domain, SENDER_NOT_REGISTERED",
    "400, MessageRejected, Email address is not verified, SENDER_NOT_REGISTERED",
    "400, MessageRejected, a virus, REFUSED",
    "403, AccessDeniedException, not yours, NOT_SET_UP",
  })
  void a_refusal_says_why(int status, String type, String message, Reason reason) {
    aws.faults(status, type, message);

    Answer answer = new SesMail(ses, Optional.empty()).send(Notices.plain());

    assertThat(answer).isEqualTo(new Refused(reason));
  }

  @Test
  void nobody_else_is_written_to_whatever_an_address_says() {
    MailNotice notice = Notices.between("chat@acme.example", "juno@example.org>, x@evil.example");

    Answer answer = new SesMail(ses, Optional.empty()).send(notice);

    assertThat(answer).isEqualTo(new Refused(Reason.INVALID_ADDRESS));
    assertThat(aws.requests()).isEmpty();
  }

  private JsonNode asked(MailNotice notice, Optional<String> configurationSet) throws Exception {
    aws.answers(200, "{\"MessageId\":\"m-1\"}");
    assertThat(new SesMail(ses, configurationSet).send(notice)).isEqualTo(new Accepted("m-1"));
    return new JsonMapper().readTree(aws.request().body());
  }

  private static String text(MimeMessage mail) throws Exception {
    var part = ((MimeMultipart) mail.getContent()).getBodyPart(0);
    return requireNonNull(part.getContent()).toString().replace("\r\n", "\n");
  }

  private static List<String> names(MimeMessage mail) throws Exception {
    return Collections.list(mail.getAllHeaders()).stream().map(Header::getName).toList();
  }
}
