package io.followup.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contract.TalliesContract;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.outcome.Settlement;
import io.followup.domain.record.Tallies;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DynamoDbTalliesContractTest extends TalliesContract {
  private static final DynamoDbFixture DB = DynamoDbFixture.with(new TestClock());

  @Override
  protected Tallies tallies() {
    return DB.tallies();
  }

  @Test
  void counting_costs_a_transaction_and_reading_a_query_a_shard() {
    DynamoDbFixture db = DynamoDbFixture.with(new TestClock());
    Settlement end = new Settlement(Outcome.SEEN, Reason.READ, Fresh.NOW);

    db.tallies().ended(Fresh.reply(Fresh.chat(), "r1", 0).key(), Fresh.NOW, end);
    assertThat(db.calls().calls()).isEqualTo(Map.of("transactWriteItems", 1));
  }
}
