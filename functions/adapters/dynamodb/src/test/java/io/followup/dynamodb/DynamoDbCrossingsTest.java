package io.followup.dynamodb;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.protocol.CrossingStories;
import org.junit.jupiter.api.Tag;

/**
 * Calls that cross, over the adapters that run on AWS. They cross at thousands of points, which
 * takes minutes on DynamoDB Local: {@code ./mvnw verify -Dslow=none} runs them too.
 */
@Tag("slow")
class DynamoDbCrossingsTest extends CrossingStories {
  @Override
  protected Ports ports() {
    return DynamoDbFixture.at(TestClock.START).ports();
  }
}
