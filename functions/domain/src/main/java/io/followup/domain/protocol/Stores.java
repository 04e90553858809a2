package io.followup.domain.protocol;

import io.followup.domain.chat.Chats;
import io.followup.domain.contact.Customers;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.ledger.Ledger;
import io.followup.domain.presence.Whereabouts;
import io.followup.domain.reply.Replies;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;

/**
 * Where what is decided by is read, and what is decided is written. None of them needs a secret:
 * whoever decides is told none.
 */
public record Stores(
    Whereabouts whereabouts,
    Chats chats,
    Replies replies,
    Customers customers,
    Workspaces workspaces,
    Deliveries deliveries,
    Batch batch,
    Ledger ledger) {
  /** As it is now; one that nobody made has what all have by default. */
  public Workspace workspace(WorkspaceId id) {
    return workspaces.get(id).orElseGet(() -> Workspace.unknown(id));
  }
}
