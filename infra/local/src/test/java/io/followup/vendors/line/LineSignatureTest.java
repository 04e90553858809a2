package io.followup.vendors.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.bot.parser.LineSignatureValidator;
import com.linecorp.bot.parser.WebhookParseException;
import com.linecorp.bot.parser.WebhookParser;
import com.linecorp.bot.webhook.model.CallbackRequest;
import com.linecorp.bot.webhook.model.FollowEvent;
import com.linecorp.bot.webhook.model.MessageEvent;
import com.linecorp.bot.webhook.model.UnfollowEvent;
import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.callback.Callback.News;
import io.followup.carriers.callback.Callback.Read;
import io.followup.carriers.line.LineCallback;
import io.followup.domain.id.WorkspaceId;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** LINE's own library signs what we take, and verifies and reads what the laptop's LINE signs. */
class LineSignatureTest {
  private static final String SECRET = LineChannel.OPERATOR.secret();
  private static final Instant AT = Instant.parse("2026-03-01T00:00:00.123Z");
  private static final LineWebhook WEBHOOK =
      LineWebhook.of(
          LineWebhook.unfollow("U1", AT),
          LineWebhook.message("U2", AT),
          LineWebhook.follow("U3", AT));

  private final LineSignatureValidator validator =
      new LineSignatureValidator(SECRET.getBytes(UTF_8));
  private final WebhookParser parser = new WebhookParser(validator);

  @Test
  void what_the_library_signs_is_taken_and_read() {
    byte[] body = WEBHOOK.body().getBytes(UTF_8);
    String signature = Base64.getEncoder().encodeToString(validator.generateSignature(body));

    Read read = callback().read(call(body, signature));

    WorkspaceId shop = new WorkspaceId("shop");
    assertThat(read)
        .isEqualTo(
            new Read.Told(
                List.of(
                    new News.LineFriend(shop, "U1", true, AT),
                    new News.LineFriend(shop, "U3", false, AT))));
  }

  @Test
  void what_it_signs_with_another_secret_is_not() {
    byte[] body = WEBHOOK.body().getBytes(UTF_8);
    LineSignatureValidator other = new LineSignatureValidator("another".getBytes(UTF_8));
    String signature = Base64.getEncoder().encodeToString(other.generateSignature(body));

    assertThat(callback().read(call(body, signature))).isEqualTo(new Read.Forged());
  }

  @Test
  void what_the_laptop_signs_is_verified_and_read_by_the_library() throws Exception {
    CallbackRequest read = parser.handle(WEBHOOK.signature(SECRET), WEBHOOK.body().getBytes(UTF_8));

    assertThat(read.events())
        .hasExactlyElementsOfTypes(UnfollowEvent.class, MessageEvent.class, FollowEvent.class);
    assertThat(read.events().getFirst().source().userId()).isEqualTo("U1");
    assertThat(read.events().getFirst().timestamp()).isEqualTo(AT.toEpochMilli());
  }

  @Test
  void the_library_refuses_what_was_tampered_with() {
    byte[] tampered = WEBHOOK.body().replace("U1", "U9").getBytes(UTF_8);

    assertThatThrownBy(() -> parser.handle(WEBHOOK.signature(SECRET), tampered))
        .isInstanceOf(WebhookParseException.class);
  }

  private static Call call(byte[] body, String signature) {
    return new Call(Map.of("x-line-signature", signature), Map.of("workspace", "shop"), body);
  }

  private static LineCallback callback() {
    return new LineCallback(new LineOnTheWireTest.OperatorsAlone());
  }
}
