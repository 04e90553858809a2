package io.followup.carriers.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followup.carriers.callback.Callback;
import io.followup.carriers.secrets.Secrets;
import io.followup.domain.id.Ids;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.secret.Signer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * {@code /v1/callbacks/line?workspace=…[&secret=…]}: who follows a workspace's channel and who
 * blocked it, signed over the raw body. Sent again, an event changes nothing: what it says is kept
 * by the time at which it happened.
 *
 * @see <a href="https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/">Verify
 *     webhook signature</a>
 */
@Singleton
public class LineCallback implements Callback {
  private static final String SIGNATURE = "x-line-signature";

  private final Secrets secrets;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public LineCallback(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public String carrier() {
    return "line";
  }

  @Override
  public boolean takes(Call call) {
    return call.header(SIGNATURE).isPresent() && workspace(call).isPresent();
  }

  @Override
  public Read read(Call call) {
    Optional<WorkspaceId> workspace = workspace(call);
    boolean signed =
        workspace
            .flatMap(shop -> LineChannel.of(secrets, shop, call.query("secret")))
            .filter(channel -> isSigned(channel, call))
            .isPresent();
    return signed ? events(workspace.orElseThrow(), call.body()) : new Read.Forged();
  }

  private static Optional<WorkspaceId> workspace(Call call) {
    return call.query("workspace").filter(Ids::isValid).map(WorkspaceId::new);
  }

  private static boolean isSigned(LineChannel channel, Call call) {
    if (channel.secret().isEmpty()) {
      return false;
    }
    byte[] mac = Signer.hmac(channel.secret().getBytes(UTF_8), call.body());
    String expected = Base64.getEncoder().encodeToString(mac);
    return MessageDigest.isEqual(
        expected.getBytes(UTF_8), call.header(SIGNATURE).orElse("").getBytes(UTF_8));
  }

  private Read events(WorkspaceId workspace, byte[] body) {
    try {
      JsonNode events = json.readTree(body).path("events");
      return events.isArray() ? new Read.Told(news(workspace, events)) : new Read.Unreadable();
    } catch (IOException _) {
      return new Read.Unreadable();
    }
  }

  private static List<News> news(WorkspaceId workspace, JsonNode events) {
    List<News> news = new ArrayList<>();
    for (JsonNode event : events) {
      String type = event.path("type").asText();
      String user = event.at("/source/userId").asText("");
      boolean ours = type.equals("follow") || type.equals("unfollow");
      if (ours && !user.isEmpty()) {
        Instant at = Instant.ofEpochMilli(event.path("timestamp").asLong());
        news.add(new News.LineFriend(workspace, user, type.equals("unfollow"), at));
      }
    }
    return news;
  }
}
