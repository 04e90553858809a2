package io.followup.dynamodb;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.DataKeys;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;

/** What a deployable has that is given no other: it opens nothing, and seals nothing. */
@Singleton
@DefaultBean
final class NoDataKeys implements DataKeys {
  @Override
  public New make(WorkspaceId workspace) {
    throw none();
  }

  @Override
  public byte[] unwrap(WorkspaceId workspace, byte[] wrapped) {
    throw none();
  }

  private static IllegalStateException none() {
    return new IllegalStateException("this function has no data keys");
  }
}
