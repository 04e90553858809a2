package io.followup.domain.webhook;

import io.followup.domain.id.WorkspaceId;
import java.util.List;

/** The last attempts at a workspace's webhook. */
public interface Tries {
  /** How many are answered. */
  int SHOWN = 20;

  /** Kept for 30 days; the same attempt again is kept again. */
  void keep(WorkspaceId workspace, Try made);

  /** The last {@link #SHOWN}, newest first. */
  List<Try> last(WorkspaceId workspace);
}
