package io.followup.domain.settings;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.price.Prices;
import io.followup.domain.secret.Keyring;
import java.util.Optional;

/**
 * A workspace as it is stored.
 *
 * @param keys which of its derived keys and secrets hold
 * @param version rises with every change of the settings; its ETag
 * @param paymentMethod whether one is registered: the operator's word
 * @param prices the operator's prices for this workspace alone, before those for all
 */
public record Workspace(
    WorkspaceId id,
    Keyring keys,
    long version,
    Settings settings,
    boolean paymentMethod,
    Prices prices) {
  /** One that pays what all pay. */
  public Workspace(
      WorkspaceId id, Keyring keys, long version, Settings settings, boolean paymentMethod) {
    this(id, keys, version, settings, paymentMethod, Prices.none());
  }

  /** With keys that know of one master secret alone, as all were made once. */
  public Workspace(
      WorkspaceId id, int keyVersion, long version, Settings settings, boolean paymentMethod) {
    this(id, Keyring.of(keyVersion, Optional.empty()), version, settings, paymentMethod);
  }

  /** One that nobody made has what all have by default. */
  public static Workspace unknown(WorkspaceId id) {
    return new Workspace(id, 1, 0, Settings.defaults(id.value()), false);
  }

  public Workspace withSettings(Settings changed) {
    return new Workspace(id, keys, version + 1, changed, paymentMethod, prices);
  }
}
