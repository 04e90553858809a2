package io.followup.carriers.solapi;

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
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v1/callbacks/alimtalk?key=…}, as Solapi calls it (its event SINGLE-REPORT). No signature
 * of its own is known, so the address holds a key; and the body is known from its SDKs alone, so
 * only our deliveries are looked for in it, and what became of them is asked of Solapi.
 */
@Singleton
public class SolapiCallback implements Callback {
  private static final String KEY = "key";

  private final Secrets secrets;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public SolapiCallback(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public String carrier() {
    return "alimtalk";
  }

  @Override
  public boolean takes(Call call) {
    return call.query(KEY).isPresent();
  }

  @Override
  public Read read(Call call) {
    Optional<String> expected =
        CallersSecret.of(secrets, call, SolapiAccount.OPERATOR)
            .map(values -> values.getOrDefault("webhookKey", ""))
            .filter(key -> !key.isEmpty());
    byte[] given = call.query(KEY).orElse("").getBytes(UTF_8);
    boolean known =
        expected.filter(key -> MessageDigest.isEqual(key.getBytes(UTF_8), given)).isPresent();
    return known ? body(call.body(), CallersSecret.workspace(call)) : new Read.Forged();
  }

  private Read body(byte[] bytes, Optional<WorkspaceId> account) {
    try {
      JsonNode reports = json.readTree(bytes);
      return reports.isContainerNode()
          ? new Read.Told(news(reports, account))
          : new Read.Unreadable();
    } catch (IOException _) {
      return new Read.Unreadable();
    }
  }

  private static List<News> news(JsonNode reports, Optional<WorkspaceId> account) {
    List<News> news = new ArrayList<>();
    for (JsonNode fields : reports.findValues("customFields")) {
      DeliveryId.parse(fields.path(SolapiMessages.OURS).asText(""))
          .filter(delivery -> delivery.slot() == Slot.MESSENGER)
          .map(delivery -> new News.Hinted(delivery, Vendor.SOLAPI, account))
          .ifPresent(news::add);
    }
    return news;
  }
}
