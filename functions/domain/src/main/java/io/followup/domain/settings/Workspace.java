package io.followup.domain.settings;

import io.followup.domain.id.WorkspaceId;

/**
 * A workspace as it is stored.
 *
 * @param keyVersion which of its derived keys and secrets is the valid one
 * @param version rises with every change of the settings; its ETag
 * @param paymentMethod whether one is registered: the operator's word
 */
public record Workspace(
    WorkspaceId id, int keyVersion, long version, Settings settings, boolean paymentMethod) {
  public Workspace withSettings(Settings changed) {
    return new Workspace(id, keyVersion, version + 1, changed, paymentMethod);
  }
}
