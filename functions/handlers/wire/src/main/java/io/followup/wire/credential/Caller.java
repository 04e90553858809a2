package io.followup.wire.credential;

import io.followup.domain.id.CustomerId;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.settings.Workspace;
import java.util.Optional;

/** Who calls, as far as it was proven. Workspaces may be as old as the cache keeps them. */
public sealed interface Caller {
  /** Whoever runs the deployment. */
  record Operator() implements Caller {}

  /** A chat backend or a manager's tool. */
  record Backend(Workspace workspace) implements Caller {}

  /** A customer, by a token that the chat backend minted. */
  record Person(CustomerKey customer, Workspace workspace) implements Caller {}

  /** No credentials, or bad ones. */
  record Nobody() implements Caller {}

  /** This customer, if the caller may speak for them. */
  default Optional<CustomerKey> as(CustomerId customer) {
    return switch (this) {
      case Backend(Workspace workspace) -> Optional.of(new CustomerKey(workspace.id(), customer));
      case Person(CustomerKey own, _) ->
          Optional.of(own).filter(k -> k.customer().equals(customer));
      case Operator _, Nobody _ -> Optional.empty();
    };
  }
}
