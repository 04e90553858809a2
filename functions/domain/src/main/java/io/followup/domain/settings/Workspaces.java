package io.followup.domain.settings;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.price.Prices;
import io.followup.domain.secret.Keyring;
import java.util.Optional;

/** Where workspaces are kept. */
public interface Workspaces {
  /** False if there is one of this id already; then nothing changes. */
  boolean create(Workspace workspace);

  /** The workspace as it is now, strongly consistent: for whoever decides, sends or changes. */
  Optional<Workspace> get(WorkspaceId id);

  /** Stores the settings if the workspace is still of this version, and raises the version. */
  boolean replaceSettings(WorkspaceId id, long expectedVersion, Settings settings);

  /**
   * Stores what was minted, if nothing else was minted since the keys that it follows. Leaves
   * settings and version alone.
   */
  boolean replaceKeys(WorkspaceId id, Keyring before, Keyring after);

  /** False if there is no such workspace. Leaves settings and version alone. */
  boolean setPaymentMethod(WorkspaceId id, boolean registered);

  /** False if there is no such workspace. Leaves settings and version alone. */
  boolean setPrices(WorkspaceId id, Prices prices);
}
