package io.followup.carriers.nhn;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.carriers.callback.Callback;
import io.followup.carriers.callback.CallersSecret;
import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.DeliveryId;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * NHN's webhooks. Their signature is a fixed word that the console was told, not one over the body,
 * so it is compared, and what they say is asked of NHN again before it counts.
 */
abstract class NhnCallback implements Callback {
  private static final String SIGNATURE = "x-toast-webhook-signature";

  private final Secrets secrets;
  private final String operatorSecret;
  private final ObjectMapper json = new ObjectMapper();

  NhnCallback(Secrets secrets, String operatorSecret) {
    this.secrets = secrets;
    this.operatorSecret = operatorSecret;
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
    return signed ? body(call.body()) : new Read.Forged();
  }

  private Read body(byte[] bytes) {
    try {
      JsonNode hooks = json.readTree(bytes).path("hooks");
      return hooks.isArray() ? new Read.Told(news(hooks)) : new Read.Unreadable();
    } catch (IOException e) {
      return new Read.Unreadable();
    }
  }

  private static List<News> news(JsonNode hooks) {
    List<News> news = new ArrayList<>();
    for (JsonNode hook : hooks) {
      // Misspelt in the samples of SMS.
      String key =
          hook.path("recipientGroupingKey").asText(hook.path("recipientGropuingKey").asText(""));
      DeliveryId.parse(key).map(News.Hinted::new).ifPresent(news::add);
    }
    return news;
  }
}
