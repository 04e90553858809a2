package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.followup.domain.chat.Chats;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.delivery.Channel;
import io.followup.domain.erasure.EraseCustomer;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.presence.Presences;
import io.followup.domain.record.Stories;
import io.followup.domain.settings.Workspace;
import io.followup.wire.Api;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.check.Checked;
import io.followup.wire.credential.Caller;
import io.followup.wire.credential.Credentials;
import io.followup.wire.form.ContactForm;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a customer may be reached by. */
@Singleton
public class CustomersFunction {
  private final Customers customers;
  private final EraseCustomer erase;
  private final Presences presences;
  private final Stories stories;
  private final Chats chats;
  private final Clock clock;
  private final Api api;

  CustomersFunction(
      Credentials credentials,
      Customers customers,
      EraseCustomer erase,
      Devices devices,
      ReadReachability reachability,
      Presences presences,
      Stories stories,
      Chats chats,
      Clock clock) {
    this.presences = presences;
    this.stories = stories;
    this.chats = chats;
    this.customers = customers;
    this.clock = clock;
    this.erase = erase;
    this.api =
        new Api(credentials)
            .on(Route.PUT_CUSTOMER, own(this::put))
            .byWorkspace(Route.GET_CUSTOMER, this::get)
            .byWorkspace(Route.ERASE_CUSTOMER, this::erase)
            .on(Route.PUT_DEVICE, own(devices::put))
            .on(Route.PUT_STOP, own(this::stop))
            .on(Route.LIFT_STOP, this::lift)
            .byWorkspace(Route.GET_REACHABILITY, reachability::get)
            .on(Route.REMOVE_DEVICE, own(devices::remove));
  }

  @Funq("customers")
  public APIGatewayV2HTTPResponse customers(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }

  /** Another customer is not there for a customer. */
  private static BiFunction<Caller, Request, Response> own(
      BiFunction<CustomerKey, Request, Response> call) {
    return (caller, request) ->
        caller
            .as(request.customer())
            .map(customer -> call.apply(customer, request))
            .orElseGet(Problem::notFound);
  }

  private Response put(CustomerKey key, Request request) {
    return switch (ContactForm.read(request.json(), () -> customers.reach(key).country())) {
      case Checked.Good<ContactChange>(ContactChange change) -> {
        customers.merge(key, change, clock.instant());
        yield Response.json(200, CustomerJson.of(customers.get(key)));
      }
      case Checked.Bad<ContactChange>(var violations) -> Problem.of(violations);
    };
  }

  private Response get(Workspace workspace, Request request) {
    Customer customer = customers.get(new CustomerKey(workspace.id(), request.customer()));
    return customer.known() || !customer.devices().isEmpty()
        ? Response.json(200, CustomerJson.of(customer))
        : Problem.notFound();
  }

  private Response stop(CustomerKey key, Request request) {
    customers.stop(key, channel(request));
    return Response.noContent();
  }

  /** Whoever runs the chat may add stops; only the customer takes theirs back (S6). */
  private Response lift(Caller caller, Request request) {
    return switch (caller) {
      case Caller.Person person ->
          own((key, call) -> {
                customers.unstop(key, channel(call));
                return Response.noContent();
              })
              .apply(person, request);
      case Caller.Backend _ -> Problem.customerOnly();
      case Caller.Operator _, Caller.Nobody _ -> Problem.unauthorized();
    };
  }

  private static Channel channel(Request request) {
    return Channel.valueOf(request.name("channel"));
  }

  /**
   * Whoever was only ever here, only written to, or only began a chat or stopped, can be erased.
   */
  private boolean isThere(CustomerKey key) {
    Customer customer = customers.get(key);
    return customer.known()
        || !customer.devices().isEmpty()
        || !customer.stopped().isEmpty()
        || !presences.get(key).isEmpty()
        || customers.isErased(key)
        || customers.lastSeen(key).isPresent()
        || !stories.repliesOf(key, Optional.empty(), Optional.empty()).replies().isEmpty()
        || !chats.of(key).isEmpty();
  }

  private Response erase(Workspace workspace, Request request) {
    CustomerKey customer = new CustomerKey(workspace.id(), request.customer());
    if (!isThere(customer)) {
      return Problem.notFound();
    }
    erase.erase(customer);
    return Response.noContent();
  }
}
