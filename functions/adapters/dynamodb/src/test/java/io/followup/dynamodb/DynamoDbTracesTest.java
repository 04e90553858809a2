package io.followup.dynamodb;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.protocol.ProtocolTraces;

/** The protocol's traces over the adapters that run on AWS. */
class DynamoDbTracesTest extends ProtocolTraces {
  @Override
  protected Ports ports() {
    return DynamoDbFixture.at(TestClock.START).ports();
  }

  /** Fewer: what grows with them is told in memory already, and takes half a minute here. */
  @Override
  protected int manyClaims() {
    return 4;
  }
}
