package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.followup.AcknowledgePush;
import io.followup.domain.followup.FinishClaim;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.record.Outcome;
import io.followup.domain.reply.Reply;
import io.followup.domain.secret.Proofs;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptsFunctionTest extends Ports {
  private final Reply reply = Fresh.reply(chat(), "r1", 0);
  private final Delivery push = Fresh.delivery(reply, Slot.PUSH, Status.ACCEPTED, 1);
  private final Proofs proofs = new Proofs(deployment.signer());
  private final ReceiptsFunction function =
      new ReceiptsFunction(
          deployment.credentials(),
          new AcknowledgePush(
              chats,
              deliveries,
              new FinishClaim(
                  new Whereabouts(presences, customers, deployment.clock()),
                  chats,
                  replies,
                  deliveries,
                  deployment.clock()),
              workflow,
              deployment.clock()),
          deployment.signer(),
          deployment.clock());

  @Override
  Call.Door door() {
    return function::receipts;
  }

  @BeforeEach
  void push() {
    assertThat(accept.accept(reply)).isNotNull();
    assertThat(deliveries.open(push)).isTrue();
  }

  private static Call receipt(String json) {
    return Call.post("/v1/receipts/push", quoted(json));
  }

  private Call received() {
    return receipt("{'deliveryId':'" + push.id().value() + "','kind':'received'}");
  }

  private Call proven(String proof) {
    return receipt(
        "{'deliveryId':'%s','kind':'opened','proof':'%s'}".formatted(push.id().value(), proof));
  }

  private Outcome outcome() {
    return stories
        .repliesOf(mina(), java.util.Optional.empty(), java.util.Optional.empty())
        .replies()
        .getFirst()
        .settlement()
        .orElseThrow()
        .outcome();
  }

  @Test
  void a_device_acknowledges_by_its_customer_s_token_as_often_as_it_likes() {
    assertThat(answered(received().by(deployment.token())).status()).isEqualTo(204);
    assertThat(answered(received().by(deployment.token())).status()).isEqualTo(204);

    assertThat(outcome()).isEqualTo(Outcome.REACHED);
    assertThat(workflow.answers).contains("token-1 received");
  }

  @Test
  void a_device_acknowledges_by_the_proof_that_the_push_carried() {
    String proof = proofs.of(push.id(), deployment.clock().instant());

    assertThat(answered(proven(proof)).status()).isEqualTo(204);
    assertThat(answered(proven(proof).by("an-old-token")).status()).isEqualTo(204);
    assertThat(outcome()).isEqualTo(Outcome.REACHED);
  }

  @Test
  void a_proof_holds_for_48_hours_and_for_its_own_delivery() {
    String proof = proofs.of(push.id(), deployment.clock().instant());
    Delivery other = Fresh.delivery(Fresh.reply(chat(), "r2", 0), Slot.PUSH, Status.ACCEPTED, 1);

    assertThat(answered(proven(proofs.of(other.id(), deployment.clock().instant()))).status())
        .isEqualTo(401);
    assertThat(answered(proven("1." + proof)).status()).isEqualTo(401);
    assertThat(answered(proven("x")).status()).isEqualTo(401);
    deployment.clock().after(Duration.ofHours(49));
    assertThat(answered(proven(proof)).status()).isEqualTo(401);
  }

  @Test
  void whoever_brings_neither_token_nor_proof_is_nobody() {
    assertThat(answered(received()).status()).isEqualTo(401);
    assertThat(answered(received().by(deployment.key())).status()).isEqualTo(401);
    assertThat(answered(receipt("{}")).status()).isEqualTo(401);
  }

  @Test
  void another_customer_s_delivery_is_not_there() {
    assertThat(answered(received().by(deployment.token("jun"))).status()).isEqualTo(404);
    assertThat(chats.get(chat()).open()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|422|deliveryId required, kind required",
        "{'deliveryId':'d','kind':'seen'}|422|kind unknown",
        "{'deliveryId':7,'kind':'opened'}|400|deliveryId wrong-type",
        "{'deliveryId':'d','kind':'opened','proof':1}|400|proof wrong-type",
        "{'deliveryId':'d','kind':'opened'}|404|",
        "{'deliveryId':'abcdefghijklmnopqrstuvwxyz.push','kind':'opened'}|404|",
        "{'deliveryId':'abcdefghijklmnopqrstuvwxyz.fax','kind':'opened'}|404|"
      })
  void what_is_wrong_or_not_there_is_told(String json, int status, String told) {
    Answered refused = answered(receipt(json).by(deployment.token()));

    assertThat(refused.status()).isEqualTo(status);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told == null ? "" : told);
  }

  @Test
  void no_carrier_calls_back_yet() {
    assertThat(answered(Call.post("/v1/callbacks/nhn", "{}")).status()).isEqualTo(404);
  }
}
