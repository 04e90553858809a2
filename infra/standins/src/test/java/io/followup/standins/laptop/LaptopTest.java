package io.followup.standins.laptop;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.aws.BusEvent;
import io.followup.carriers.kms.KmsDataKeys;
import io.followup.domain.id.Run;
import io.followup.domain.secret.DataKeys;
import io.followup.dynamodb.LocalDataKeys;
import io.followup.standins.contract.DataKeysContract;
import io.followup.standins.contract.DeadLettersContract;
import io.followup.standins.contract.EventsContract;
import io.followup.standins.contract.PushCarrierContract;
import io.followup.standins.contract.QueuesContract;
import io.followup.standins.contract.WorkflowContract;
import io.followup.standins.contract.XmsCarrierContract;
import io.followup.vendors.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class LaptopTest {
  private final SimulatedAws aws = new SimulatedAws();
  private final DataKeys wrapping = LocalDataKeys.fresh();

  @AfterEach
  void close() {
    aws.close();
  }

  @Nested
  class Workflow extends WorkflowContract {
    @Override
    protected SfnClient client() {
      return aws.clients().stepFunctions();
    }

    @Override
    protected String machine() {
      return SimulatedAws.MACHINE;
    }

    @Override
    protected String telling() {
      return SimulatedAws.TELLING;
    }

    @Override
    protected List<JsonNode> told() {
      return aws.told();
    }

    @Override
    protected String token(Run run) {
      return aws.token(run.execution());
    }

    @Override
    protected void after(Duration duration) {
      aws.after(duration);
    }
  }

  @Nested
  class Keys extends DataKeysContract {
    @Override
    protected DataKeys keys() {
      return wrapping;
    }
  }

  /** Not the laptop's: packaged functions are tested against it. */
  @Nested
  class WrappedByKms extends DataKeysContract {
    @Override
    protected DataKeys keys() {
      return new KmsDataKeys(aws.clients().kms(), Optional.of(SimulatedAws.KEY));
    }
  }

  @Nested
  class Queues extends QueuesContract {
    @Override
    protected SqsClient client() {
      return aws.clients().sqs();
    }

    @Override
    protected String queue() {
      return SimulatedAws.QUEUE;
    }

    @Override
    protected Clock clock() {
      return aws.timeline().clock();
    }

    @Override
    protected List<String> receive() {
      return aws.received();
    }

    @Override
    protected void after(Duration duration) {
      aws.after(duration);
    }
  }

  @Nested
  class Letters extends DeadLettersContract {
    @Override
    protected SqsClient client() {
      return aws.clients().sqs();
    }

    @Override
    protected String queue() {
      return SimulatedAws.QUEUE;
    }

    @Override
    protected List<String> receive() {
      return aws.received();
    }
  }

  @Nested
  class Push extends PushCarrierContract {
    @Override
    protected SnsClient client() {
      return aws.clients().sns();
    }

    @Override
    protected String application() {
      return SimulatedAws.APPLICATION;
    }

    @Override
    protected String missingApplication() {
      return SimulatedAws.MISSING_APPLICATION;
    }
  }

  @Nested
  class Texts extends XmsCarrierContract {
    @Override
    protected SnsClient client() {
      return aws.clients().sns();
    }

    @Override
    protected List<String> texts(String e164) {
      return aws.outbox().to(e164).stream().map(Outbox.Item::text).toList();
    }
  }

  @Nested
  class Events extends EventsContract {
    private long last;

    @Override
    protected EventBridgeClient client() {
      return aws.clients().eventBridge();
    }

    @Override
    protected String bus() {
      return "followup";
    }

    @Override
    protected List<Heard> hear() {
      List<BusEvent> fresh = aws.bus().after(last);
      last += fresh.size();
      return fresh.stream().map(event -> new Heard(event.type(), event.detail())).toList();
    }
  }
}
