package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.followup.AcknowledgePush;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.secret.Proofs;
import io.followup.domain.secret.Signer;
import io.followup.wire.Api;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.check.Checked;
import io.followup.wire.credential.Caller;
import io.followup.wire.credential.Credentials;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

/** News of deliveries, from devices and from carriers. */
@Singleton
public class ReceiptsFunction {
  private final AcknowledgePush acknowledge;
  private final Proofs proofs;
  private final Clock clock;
  private final Api api;

  ReceiptsFunction(
      Credentials credentials,
      AcknowledgePush acknowledge,
      TakeCallback callbacks,
      Signer signer,
      Clock clock) {
    this.acknowledge = acknowledge;
    this.proofs = new Proofs(signer);
    this.clock = clock;
    this.api =
        new Api(credentials)
            .on(Route.PUSH_RECEIPT, this::push)
            .raw(Route.CALLBACK, callbacks::take);
  }

  @Funq("receipts")
  public APIGatewayV2HTTPResponse receipts(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }

  /** A stranger learns nothing of what a receipt has to look like. */
  private Response push(Caller caller, Request request) {
    boolean stranger = !(caller instanceof Caller.Person) && !request.json().hasNonNull("proof");
    if (stranger) {
      return Problem.unauthorized();
    }
    return switch (ReceiptForm.read(request.json())) {
      case Checked.Good<ReceiptForm>(ReceiptForm form) -> push(caller, form);
      case Checked.Bad<ReceiptForm>(var violations) -> Problem.of(violations);
    };
  }

  /** A proof that holds decides, whoever has logged in on the phone since: it has the push. */
  private Response push(Caller caller, ReceiptForm form) {
    Optional<DeliveryId> id = DeliveryId.parse(form.delivery());
    if (id.filter(delivery -> isProven(delivery, form)).isPresent()) {
      return acknowledged(id, form, _ -> true);
    }
    return switch (caller) {
      case Caller.Person(CustomerKey customer, _) ->
          acknowledged(id, form, delivery -> delivery.chat().owner().equals(customer));
      case Caller.Operator _, Caller.Backend _, Caller.Nobody _ -> Problem.unauthorized();
    };
  }

  private boolean isProven(DeliveryId delivery, ReceiptForm form) {
    return form.proof().filter(p -> proofs.holds(delivery, p, clock.instant())).isPresent();
  }

  private Response acknowledged(
      Optional<DeliveryId> id, ReceiptForm form, Predicate<Delivery> mayAcknowledge) {
    boolean known =
        id.filter(d -> acknowledge.acknowledge(d, form.kind().word(), mayAcknowledge)).isPresent();
    return known ? Response.noContent() : Problem.notFound();
  }
}
