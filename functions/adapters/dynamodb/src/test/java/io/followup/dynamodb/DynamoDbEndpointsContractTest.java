package io.followup.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.contact.Customers;
import io.followup.domain.contact.Endpoints;
import io.followup.domain.contract.EndpointsContract;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.TestClock;
import io.followup.domain.id.CustomerKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DynamoDbEndpointsContractTest extends EndpointsContract {
  private static final TestClock CLOCK = new TestClock();
  private static final DynamoDbFixture DB = DynamoDbFixture.with(CLOCK);

  @Override
  protected Customers customers() {
    return DB.customers();
  }

  @Override
  protected Endpoints endpoints() {
    return DB.endpoints();
  }

  @Override
  protected Instant now() {
    return CLOCK.instant();
  }

  /** DynamoDB's TTL takes the device away, and tells nobody who asks the carrier. */
  @Test
  void S5_an_endpoint_is_given_up_when_its_devices_have_expired_and_not_before() {
    CustomerKey mina = CustomerKey.of(Fresh.workspace(), "mina");
    var phone = Fresh.device("phone", "expires-" + mina.workspace());
    customers().putDevice(mina, phone);
    Instant later = now().plus(Duration.ofDays(60));
    DB.customers(later).renew(DB.customers(later).get(mina));

    assertThat(endpoints().due(now().plus(Duration.ofDays(120)), 1_000))
        .doesNotContain(phone.endpoint());
    Instant expired = now().plus(Duration.ofDays(153));
    assertThat(endpoints().due(expired, 1_000)).contains(phone.endpoint());
    assertThat(endpoints().giveUp(phone.endpoint(), expired)).isTrue();
  }
}
