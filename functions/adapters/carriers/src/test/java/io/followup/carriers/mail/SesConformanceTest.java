package io.followup.carriers.mail;

import io.followup.carriers.aws.AwsStub;
import io.followup.carriers.conformance.CarrierConformance;
import io.followup.carriers.conformance.Situation;
import io.followup.carriers.conformance.VendorStub.Reply;
import io.followup.domain.carrier.Answer;
import io.followup.transport.Transport;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** In the application, since it is its configuration that keeps the AWS SDK quiet. */
@QuarkusTest
@WithTestResource(Mailbox.class)
class SesConformanceTest extends CarrierConformance {
  private static final String QUOTED = "juno@example.org";

  private final AwsStub aws = new AwsStub();

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  protected Answer send(Situation situation) {
    reply(situation);
    var builder =
        AwsStub.pointed(
            SesV2Client.builder(), situation == Situation.NOWHERE ? AwsStub.nowhere() : aws.uri());
    builder.httpClientBuilder(
        situation == Situation.SILENT ? Transport.http(Duration.ofMillis(500)) : Transport.http());
    try (SesV2Client ses = SesClients.asksOnce(builder)) {
      return new SesMail(ses, Optional.empty()).send(Notices.plain());
    }
  }

  private void reply(Situation situation) {
    var _ =
        switch (situation) {
          case TAKEN, NOWHERE -> aws.answers(200, "{\"MessageId\":\"m-1\"}");
          case REFUSED -> aws.faults(400, "MessageRejected", QUOTED + " is not to be had");
          case BLOCKED -> throw new AssertionError("SES tells that later, as a bounce");
          case THROTTLED ->
              aws.then(
                  new Reply.Said(
                      429, Map.of("Retry-After", Integer.toString(Situation.SECONDS)), ""));
          case BROKEN -> aws.faults(500, "InternalFailure", QUOTED);
          case SILENT -> aws.then(new Reply.Silent());
          case CUT -> aws.then(new Reply.Cut());
          case MALFORMED -> aws.answers(200, "{\"MessageId\"");
          case UNKNOWN_CODE -> aws.faults(400, "NobodyKnows", QUOTED);
        };
  }

  @Override
  protected int asked() {
    return aws.requests().size();
  }

  @Override
  protected List<String> unspeakable() {
    return List.of("juno", "Juno", "Mina", "parcel", "AbCdEf1234", "t0ken", AwsStub.SESSION_TOKEN);
  }

  @Override
  protected Set<Situation> unheardOf() {
    return Set.of(Situation.BLOCKED);
  }
}
