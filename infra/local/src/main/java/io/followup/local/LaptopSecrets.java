package io.followup.local;

import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.WorkspaceId;
import io.followup.local.vendors.line.LineChannel;
import io.followup.local.vendors.nhn.NhnConsole;
import io.followup.local.vendors.solapi.SolapiConsole;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one account that the simulated vendors know, and a LINE channel for each reference. Any
 * reference of a workspace leads to it, save those that begin with {@code rejected-}, which lead
 * nowhere.
 */
@Singleton
@Alternative
@Priority(1)
class LaptopSecrets implements Secrets {
  @Override
  public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
    return reference.startsWith("rejected-")
        ? Optional.empty()
        : Optional.of(account(LineChannel.own(workspace.value(), reference)));
  }

  @Override
  public Optional<Map<String, String>> ofOperator(String carrier) {
    return Optional.of(account(LineChannel.OPERATOR));
  }

  /** What every vendor's adapter looks for, under its own names. */
  private static Map<String, String> account(LineChannel line) {
    Map<String, String> account = new HashMap<>(NhnConsole.secret());
    account.putAll(SolapiConsole.secret());
    account.putAll(line.secrets());
    return account;
  }
}
