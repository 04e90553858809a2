package io.followup.carriers.callback;

import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.Ids;
import io.followup.domain.id.WorkspaceId;
import java.util.Map;
import java.util.Optional;

/**
 * Which account a callback is of: the operator's, or one of a workspace's own, which has workspace
 * and reference in the address that the vendor was given.
 */
public final class CallersSecret {
  private CallersSecret() {}

  /** The workspace whose own account it is, as it says; believed once its secret holds. */
  public static Optional<WorkspaceId> workspace(Call call) {
    return call.query("workspace").filter(Ids::isValid).map(WorkspaceId::new);
  }

  public static Optional<Map<String, String>> of(
      Secrets secrets, Call call, String operatorSecret) {
    return call.query("workspace")
        .map(
            workspace ->
                Optional.of(workspace)
                    .filter(Ids::isValid)
                    .map(WorkspaceId::new)
                    .flatMap(shop -> call.query("secret").flatMap(name -> secrets.of(shop, name))))
        .orElseGet(() -> secrets.ofOperator(operatorSecret));
  }
}
