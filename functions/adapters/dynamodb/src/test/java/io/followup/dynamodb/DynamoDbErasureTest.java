package io.followup.dynamodb;

import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.protocol.ErasureStories;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Erasure over the adapters that run on AWS. */
class DynamoDbErasureTest extends ErasureStories {
  private final DynamoDbFixture db = DynamoDbFixture.at(TestClock.START);

  @Override
  protected Ports ports() {
    return db.ports();
  }

  @Override
  protected String stored() {
    return Stream.of(db.presenceTable(), db.followupTable())
        .flatMap(
            table ->
                DynamoDbFixture.engine()
                    .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                    .items()
                    .stream())
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }
}
