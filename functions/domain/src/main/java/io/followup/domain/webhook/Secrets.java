package io.followup.domain.webhook;

import io.followup.domain.settings.Workspace;
import java.util.List;

/** What a workspace's webhook is signed by. */
@FunctionalInterface
public interface Secrets {
  /** All that hold now, the newest first (S7); each {@code whsec_} and standard base64. */
  List<String> of(Workspace workspace);
}
