package io.followup.standins.aws;

import io.followup.standins.contract.DeadLettersContract;
import io.followup.standins.contract.QueuesContract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.sqs.SqsClient;

@OnAws
class SqsTest {
  private final TestQueue queue = new TestQueue();

  @AfterEach
  void delete() {
    queue.delete();
  }

  @Nested
  class Queues extends QueuesContract {
    @Override
    protected SqsClient client() {
      return Aws.running().clients().sqs();
    }

    @Override
    protected String queue() {
      return queue.url();
    }

    @Override
    protected Clock clock() {
      return Clock.systemUTC();
    }

    @Override
    protected List<String> receive() {
      return queue.receive();
    }

    @Override
    protected void after(Duration duration) {
      // Its time goes by without us.
    }
  }

  @Nested
  class Letters extends DeadLettersContract {
    @Override
    protected SqsClient client() {
      return Aws.running().clients().sqs();
    }

    @Override
    protected String queue() {
      return queue.url();
    }

    @Override
    protected List<String> receive() {
      return queue.receive();
    }
  }
}
