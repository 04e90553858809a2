package io.followup.carriers.secrets;

import io.followup.domain.id.WorkspaceId;
import java.util.Map;
import java.util.Optional;

/** Where the secrets of carriers are kept, each a few named values. */
public interface Secrets {
  /**
   * A workspace's own secret. Looked up among that workspace's alone, so that no workspace can name
   * another's.
   *
   * @return nothing if there is none of that name
   */
  Optional<Map<String, String>> of(WorkspaceId workspace, String reference);

  /** The operator's secret of this carrier, such as {@code nhn}; it serves all workspaces. */
  Optional<Map<String, String>> ofOperator(String carrier);
}
