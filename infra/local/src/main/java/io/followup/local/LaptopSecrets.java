package io.followup.local;

import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.WorkspaceId;
import io.followup.vendors.line.LineChannel;
import io.followup.vendors.nhn.NhnConsole;
import io.followup.vendors.solapi.SolapiConsole;
import io.followup.vendors.webpush.WebPushService;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one account that the simulated vendors know, a LINE channel for each reference, and what a
 * chat backend proves itself by. Any reference of a workspace leads to them, save those that begin
 * with {@code rejected-}, which lead nowhere.
 */
@Singleton
@Alternative
@Priority(1)
class LaptopSecrets implements Secrets {
  @Override
  public Optional<Map<String, String>> of(WorkspaceId workspace, String reference) {
    return reference.startsWith("rejected-")
        ? Optional.empty()
        : Optional.of(account(workspace, reference));
  }

  @Override
  public Optional<Map<String, String>> ofOperator(String carrier) {
    return Optional.of(account(LineChannel.OPERATOR));
  }

  /** A chat backend's secret or token is the reference itself: whoever sets it up knows it. */
  private static Map<String, String> account(WorkspaceId workspace, String reference) {
    Map<String, String> account = account(LineChannel.own(workspace.value(), reference));
    account.put("secret", reference);
    account.put("token", reference);
    return account;
  }

  /** What every vendor's adapter looks for, under its own names. */
  private static Map<String, String> account(LineChannel line) {
    Map<String, String> account = new HashMap<>(NhnConsole.secret());
    account.putAll(SolapiConsole.secret());
    account.putAll(line.secrets());
    account.putAll(WebPushService.KEYS);
    return account;
  }
}
