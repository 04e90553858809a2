package io.followup.dynamodb;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.protocol.RaceStories;
import org.junit.jupiter.api.Tag;

/**
 * The protocol's races over the adapters that run on AWS. They cross at thousands of points, which
 * takes minutes on DynamoDB Local: {@code ./mvnw verify -Dslow=none} runs them too.
 */
@Tag("slow")
class DynamoDbRacesTest extends RaceStories {
  @Override
  protected Ports ports() {
    return DynamoDbFixture.at(TestClock.START).ports();
  }
}
