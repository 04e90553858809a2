package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.chat.Step;
import io.followup.domain.contact.AddressHash;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.delivery.Channel;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.MemorySuppressions;
import io.followup.domain.fixture.Tap;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.link.ShortLink;
import io.followup.domain.link.ShortLinks;
import io.followup.domain.link.UnsubscribeTokens;
import io.followup.domain.reply.Reply;
import io.followup.domain.secret.Versions.Minted;
import io.followup.domain.settings.Settings;
import io.followup.wire.Json;
import io.followup.wire.check.Checked;
import io.followup.wire.credential.Caller;
import io.followup.wire.credential.Jwt;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import io.followup.wire.fixture.Deployment;
import io.followup.wire.form.SettingsForm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksFunctionTest extends Ports {
  private static final List<Reply> TOLD =
      List.of(Fresh.reply(chat(), "r1", 0), Fresh.reply(chat(), "r2", 1));
  private static final ShortLinks.Notice EMAIL =
      new ShortLinks.Notice(
          new DeliveryId(TOLD.getFirst().followUpId(), Slot.EMAIL),
          TOLD.stream().map(Reply::id).toList());

  private final UnsubscribeTokens tokens = new UnsubscribeTokens(deployment.signer());
  private final MemorySuppressions suppressions = new MemorySuppressions();
  private LinksFunction function = function(Optional.empty());

  private LinksFunction function(Optional<String> defaultUrl) {
    return function(defaultUrl, links);
  }

  private LinksFunction function(Optional<String> defaultUrl, ShortLinks links) {
    return new LinksFunction(
        deployment.credentials(),
        links,
        new ChatLinks(deployment.keys(), defaultUrl, deployment.wall()),
        deployment.workspaces(),
        new Unsubscribe(
            customers,
            suppressions,
            deployment.workspaces(),
            deployment.signer(),
            MemorySuppressions.FINGERPRINTS,
            deployment.clock()),
        deployment.clock());
  }

  @Override
  protected Call.Door door() {
    return function::links;
  }

  private void chatUrl(String url) {
    settings(Json.object().put("name", "Tea").put("chatUrl", url));
  }

  private void settings(ObjectNode document) {
    Checked<Settings> settings = SettingsForm.read(document);
    if (settings instanceof Checked.Good<Settings>(Settings good)) {
      boolean _ =
          deployment
              .workspaces()
              .replaceSettings(
                  new WorkspaceId(Deployment.WORKSPACE), deployment.workspace().version(), good);
    }
  }

  private void link() {
    link(Optional.empty());
  }

  private void link(Optional<String> url) {
    Instant expires = deployment.clock().instant().plus(Duration.ofDays(7));
    links.put("abc123", new ShortLink(chat(), url), EMAIL, expires);
  }

  private List<Step> steps(Reply reply) {
    return stories.steps(reply.key());
  }

  @Test
  void D3_the_first_get_is_a_step_of_every_reply_that_the_notice_told() {
    chatUrl("https://tea.example.com/chat");
    link();
    Instant first = deployment.clock().instant();

    assertThat(answered(Call.get("/l/abc123")).status()).isEqualTo(302);
    deployment.clock().after(Duration.ofSeconds(5));
    assertThat(answered(Call.get("/l/abc123")).status()).isEqualTo(302);

    for (Reply reply : TOLD) {
      assertThat(steps(reply)).containsExactly(Step.linkOpened(reply.id(), first));
    }
  }

  @Test
  void D3_HEAD_and_what_leads_nowhere_are_no_opening() {
    chatUrl("https://tea.example.com/chat");
    link();

    assertThat(answered(Call.of("HEAD", "/l/abc123")).status()).isEqualTo(302);
    assertThat(answered(Call.get("/l/abc124")).status()).isEqualTo(404);

    assertThat(TOLD).allSatisfy(reply -> assertThat(steps(reply)).isEmpty());
  }

  @Test
  void D3_the_way_to_the_chat_is_open_also_where_nobody_can_write_that_it_was_taken() {
    chatUrl("https://tea.example.com/chat");
    link();
    Tap down =
        call -> {
          if (call.is(ShortLinks.class, "opened")) {
            throw new IllegalStateException("the table takes no writes");
          }
          return call.proceed();
        };
    function = function(Optional.empty(), down.on(ShortLinks.class, links));

    assertThat(answered(Call.get("/l/abc123")).status()).isEqualTo(302);
    assertThat(TOLD).allSatisfy(reply -> assertThat(steps(reply)).isEmpty());
  }

  private static String token(Answered answered) {
    return answered.header("Location").replaceAll(".*[?&]token=([^&#]*).*", "$1");
  }

  @Test
  void a_link_leads_to_the_chat_with_a_token_that_tells_whose_it_is() {
    chatUrl("https://tea.example.com/chat");
    link();

    Answered opened = answered(Call.get("/l/abc123"));

    assertThat(opened.status()).isEqualTo(302);
    assertThat(opened.header("Location"))
        .startsWith("https://tea.example.com/chat?chat=chat-1&token=");
    assertThat(opened.header("Cache-Control")).isEqualTo("no-store");
    assertThat(opened.header("Referrer-Policy")).isEqualTo("no-referrer");
    Jwt token = Jwt.parse(token(opened)).orElseThrow();
    assertThat(
            token.isSignedBy(
                deployment.keys().tokenSecret(new WorkspaceId(Deployment.WORKSPACE), Minted.FIRST)))
        .isTrue();
    JsonNode claims = token.claims();
    long now = deployment.wall().instant().getEpochSecond();
    assertThat(claims)
        .isEqualTo(
            Json.object()
                .put("iss", "tea")
                .put("sub", "mina")
                .put("aud", "link")
                .put("chat", "chat-1")
                .put("iat", claims.path("iat").intValue())
                .put("exp", claims.path("exp").intValue()));
    assertThat(claims.path("exp").asLong()).isEqualTo(now + 86_400);
  }

  @Test
  void the_token_of_a_link_is_no_customer_token() {
    chatUrl("https://tea.example.com/chat");
    link();

    String token = token(answered(Call.get("/l/abc123")));

    assertThat(deployment.credentials().caller(token)).isEqualTo(new Caller.Nobody());
  }

  @ParameterizedTest
  @CsvSource({
    "https://t.example.com, https://t.example.com?chat=chat-1&token=",
    "https://t.example.com/?a=b, https://t.example.com/?a=b&chat=chat-1&token=",
    "https://t.example.com/?, https://t.example.com/?chat=chat-1&token=",
    "http://localhost:3000/#/x?y, http://localhost:3000/?chat=chat-1&token=",
    "https://my_shop.example/chat, https://my_shop.example/chat?chat=chat-1&token="
  })
  void what_the_chat_s_address_has_stays(String url, String start) {
    chatUrl(url);
    link();

    String location = answered(Call.get("/l/abc123")).header("Location");

    assertThat(location).startsWith(start);
    assertThat(location.endsWith("#/x?y")).isEqualTo(url.contains("#"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://t.example/c/{chat}, https://t.example/c/chat-1?token=@",
    "https://t.example/c/{chat}?jwt={token}, https://t.example/c/chat-1?jwt=@",
    "https://t.example/?a=b&jwt={token}#x, https://t.example/?a=b&jwt=@&chat=chat-1#x",
    "https://t.example/#/c/{chat}, https://t.example/?token=@#/c/chat-1",
    "https://t.example/{chat}/{chat}?t={token}#{token}, https://t.example/chat-1/chat-1?t=@#@"
  })
  void what_has_a_place_is_filled_in_there_and_the_rest_is_added(String url, String filled) {
    chatUrl(url);
    link();

    String location = answered(Call.get("/l/abc123")).header("Location");

    String token = location.replaceAll(".*?(eyJ[A-Za-z0-9_.-]+).*", "$1");
    assertThat(location).isEqualTo(filled.replace("@", token));
    assertThat(Jwt.parse(token)).isPresent();
  }

  @Test
  void a_reply_s_own_address_takes_the_place_of_the_chat_s() {
    chatUrl("https://tea.example.com/chat");
    link(Optional.of("https://tea.example.com/orders/7?x={chat}"));

    String location = answered(Call.get("/l/abc123")).header("Location");

    assertThat(location).startsWith("https://tea.example.com/orders/7?x=chat-1&token=");
  }

  @Test
  void the_operator_s_chat_is_shown_where_the_workspace_has_none() {
    link();
    assertThat(answered(Call.get("/l/abc123")).status()).isEqualTo(404);

    function = function(Optional.of("http://localhost:8080/demo"));

    assertThat(answered(Call.get("/l/abc123")).header("Location"))
        .startsWith("http://localhost:8080/demo?chat=chat-1");
  }

  @Test
  void a_link_that_nobody_made_or_that_expired_leads_nowhere() {
    chatUrl("https://tea.example.com/chat");
    link();

    assertThat(answered(Call.get("/l/abc124")).status()).isEqualTo(404);
    deployment.clock().after(Duration.ofDays(8));
    assertThat(answered(Call.get("/l/abc123")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"ko-KR, ko, 이 링크는", "'ja,en;q=0.5', ja, このリンク", "fr, en, This link"})
  void who_looks_at_it_is_told_by_a_page_that_is_nobody_s(
      String asked, String language, String words) {
    for (String path : new String[] {"/l/abc124", "/v1/unsubscribe/x"}) {
      Answered page =
          answered(
              Call.get(path)
                  .with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                  .with("Accept-Language", asked));

      assertThat(page.status()).isEqualTo(404);
      assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
      assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(page.body())
          .contains("<html lang=\"" + language + "\">", words)
          .doesNotContain(deployment.workspace().settings().name());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "application/json",
        "application/problem+json, text/html;q=0.5",
        "text/html;q=0",
        "text/html, application/json"
      })
  void a_program_is_told_by_a_problem(String accept) {
    Answered problem = answered(Call.get("/l/abc124").with("Accept", accept));

    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
  }

  private String unsubscribe() {
    return "/v1/unsubscribe/" + tokens.of(mina(), Channel.EMAIL, Optional.empty());
  }

  @Test
  void opening_the_page_stops_nothing() {
    Answered page = answered(Call.get(unsubscribe()));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.body()).contains("<form method=\"post\">", "<button");
    assertThat(customers.get(mina()).stopped()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"List-Unsubscribe=One-Click", "", "{"})
  void one_click_stops_the_emails_and_nothing_else(String body) {
    Answered stopped = answered(Call.post(unsubscribe(), body));
    Answered again = answered(Call.post(unsubscribe(), body));

    assertThat(stopped.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(customers.get(mina()).stopped()).containsExactly(Channel.EMAIL);
  }

  @Test
  void the_page_speaks_the_customer_s_language() {
    assertThat(answered(Call.get(unsubscribe())).body()).contains("<html lang=\"en\">");

    customers.merge(
        mina(),
        new ContactChange(
            new Field.Keep<>(),
            new Field.Keep<>(),
            new Field.Keep<>(),
            new Field.Keep<>(),
            new Field.Put<>("ko-KR"),
            new Field.Keep<>()),
        Instant.EPOCH);

    assertThat(answered(Call.get(unsubscribe())).body()).contains("<html lang=\"ko\">", "이메일");
  }

  private static final String MAIL = "mina@example.com";

  private String unsubscribe(String mail) {
    Optional<String> address = Optional.of(hash(mail).value());
    return "/v1/unsubscribe/" + tokens.of(mina(), Channel.EMAIL, address);
  }

  private AddressHash hash(String mail) {
    return AddressHash.of(
        MemorySuppressions.FINGERPRINTS,
        new WorkspaceId(Deployment.WORKSPACE),
        new EmailAddress(mail));
  }

  private void mail(String mail) {
    customers.merge(
        mina(),
        new ContactChange(
            new Field.Keep<>(),
            new Field.Keep<>(),
            new Field.Put<>(new EmailAddress(mail)),
            new Field.Keep<>(),
            new Field.Keep<>(),
            new Field.Keep<>()),
        Instant.EPOCH);
  }

  @Test
  void S6_the_page_shows_whose_emails_go_where_and_changes_nothing() {
    mail(MAIL);

    Answered page = answered(Call.get(unsubscribe(MAIL)));

    assertThat(page.body())
        .contains(deployment.workspace().settings().name(), "m***@example.com")
        .doesNotContain(MAIL);
    assertThat(suppressions.isStopped(hash(MAIL))).isFalse();
    assertThat(answered(Call.get(unsubscribe("old@example.com"))).body())
        .doesNotContain("***@example.com");
  }

  @Test
  void S6_the_page_is_in_the_shop_s_colour_and_takes_no_markup_for_its_own() {
    var look = Json.object().put("name", "Tea <b>& Co");
    look.putObject("email").put("color", "#ffcc00");
    settings(look);

    assertThat(answered(Call.get(unsubscribe())).body())
        .contains("background: #ffcc00; color: #000000", "Tea &lt;b&gt;&amp; Co")
        .doesNotContain("<b>");
  }

  @Test
  void S6_one_click_stops_the_address_also_of_who_was_erased() {
    assertThat(answered(Call.post(unsubscribe(MAIL), "List-Unsubscribe=One-Click")).status())
        .isEqualTo(200);

    assertThat(suppressions.isStopped(hash(MAIL))).isTrue();
    assertThat(customers.get(mina()).stopped()).isEmpty();
  }

  @Test
  void S6_one_click_of_old_stops_the_address_of_now() {
    mail(MAIL);

    answered(Call.post(unsubscribe(), "List-Unsubscribe=One-Click"));

    assertThat(suppressions.isStopped(hash(MAIL))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "undo=1",
        "undo=",
        "undo",
        "a=b&un%64o=1",
        "List-Unsubscribe=x&undo=1",
        "--b\r\nContent-Disposition: form-data; name=\"undo\"\r\n\r\n1\r\n--b--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n"
            + "--b\r\ncontent-type: text/plain\r\ncontent-disposition: form-data; name=undo\r\n\r\n\r\n--b--",
      })
  void S6_a_stop_is_undone_from_its_own_page(String form) {
    mail(MAIL);
    answered(Call.post(unsubscribe(MAIL), "List-Unsubscribe=One-Click"));
    assertThat(answered(Call.get(unsubscribe(MAIL))).body()).contains("name=\"undo\"");

    assertThat(answered(Call.post(unsubscribe(MAIL), form)).status()).isEqualTo(200);

    assertThat(suppressions.isStopped(hash(MAIL))).isFalse();
    assertThat(customers.get(mina()).stopped()).isEmpty();
    assertThat(answered(Call.get(unsubscribe(MAIL))).body()).doesNotContain("name=\"undo\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "redo=undo",
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"undo\"\r\n\r\n"
            + "content-disposition: form-data; name=undo\r\n--b--\r\n",
        "--",
        "--undo",
      })
  void S6_a_form_that_does_not_say_undo_stops(String form) {
    mail(MAIL);

    assertThat(answered(Call.post(unsubscribe(MAIL), form)).status()).isEqualTo(200);

    assertThat(suppressions.isStopped(hash(MAIL))).isTrue();
  }

  @Test
  void a_token_that_nobody_signed_is_not_found() {
    String good = unsubscribe();
    String forged = good.substring(0, good.length() - 2) + (good.endsWith("A") ? "BB" : "AA");

    for (String path :
        new String[] {forged, "/v1/unsubscribe/x", "/v1/unsubscribe/.", good + "x"}) {
      assertThat(answered(Call.get(path)).status()).isEqualTo(404);
      assertThat(answered(Call.post(path, "")).status()).isEqualTo(404);
    }
    assertThat(customers.get(mina()).stopped()).isEmpty();
  }
}
