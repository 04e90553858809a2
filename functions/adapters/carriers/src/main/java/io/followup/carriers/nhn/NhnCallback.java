package io.followup.carriers.nhn;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.carriers.callback.Callback;
import io.followup.carriers.callback.CallersSecret;
import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * NHN's webhooks. Their signature is a fixed word that the console was told, not one over the body,
 * so it is compared, and what they say is asked of NHN again before it counts.
 */
abstract class NhnCallback implements Callback {
  private static final String SIGNATURE = "x-toast-webhook-signature";

  private final Secrets secrets;
  private final String operatorSecret;
  private final Slot slot;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param slot what it carries
   */
  NhnCallback(Secrets secrets, String operatorSecret, Slot slot) {
    this.secrets = secrets;
    this.operatorSecret = operatorSecret;
    this.slot = slot;
  }

  @Override
  public boolean takes(Call call) {
    return call.header(SIGNATURE).isPresent();
  }

  @Override
  public Read read(Call call) {
    String given = call.header(SIGNATURE).orElse("");
    String expected =
        CallersSecret.of(secrets, call, operatorSecret)
            .flatMap(NhnAccount::of)
            .map(NhnAccount::signature)
            .orElse("");
    boolean signed =
        !expected.isEmpty()
            && MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    return signed ? body(call.body(), CallersSecret.workspace(call)) : new Read.Forged();
  }

  private Read body(byte[] bytes, Optional<WorkspaceId> account) {
    try {
      JsonNode hooks = json.readTree(bytes).path("hooks");
      return hooks.isArray() ? new Read.Told(news(hooks, account)) : new Read.Unreadable();
    } catch (IOException e) {
      return new Read.Unreadable();
    }
  }

  private List<News> news(JsonNode hooks, Optional<WorkspaceId> account) {
    List<News> news = new ArrayList<>();
    for (JsonNode hook : hooks) {
      // Misspelt in the samples of SMS.
      String key =
          hook.path("recipientGroupingKey").asText(hook.path("recipientGropuingKey").asText(""));
      DeliveryId.parse(key)
          .filter(delivery -> delivery.slot() == slot)
          .map(delivery -> new News.Hinted(delivery, Vendor.NHN, account))
          .ifPresent(news::add);
    }
    return news;
  }
}
