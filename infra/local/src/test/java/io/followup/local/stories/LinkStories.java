package io.followup.local.stories;

import static io.followup.local.stories.Notice.Channel.EMAIL;
import static io.followup.local.stories.Notice.Channel.PUSH;
import static io.followup.local.stories.Notice.Channel.TEXT;
import static io.followup.local.stories.Story.Outcome.REACHED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way back to the chat (F10), and the way out of emails (F10, S6). */
@OnTheLaptop
class LinkStories {
  @Test
  void F10_the_link_leads_to_the_workspaces_chat(World world) {
    world.settings("chatUrl", "https://lamps.example.com/chat?shop=7");
    Customer mina = world.customer();
    mina.reply();

    URI there = follow(world, mina.only(EMAIL).link());

    assertThat(there).hasScheme("https").hasHost("lamps.example.com").hasPath("/chat");
    assertThat(query(there)).containsEntry("shop", "7").containsEntry("chat", mina.chat());
  }

  @Test
  void F10_what_the_chats_address_has_a_place_for_is_filled_in_there(World world) {
    world.settings("chatUrl", "https://my_shop.example/c/{chat}?shop=7&jwt={token}#latest");
    Customer mina = world.customer();
    mina.reply();

    String there = location(world, mina.only(EMAIL).link());

    assertThat(there)
        .startsWith("https://my_shop.example/c/" + mina.chat() + "?shop=7&jwt=ey")
        .endsWith("#latest")
        .doesNotContain("chat=", "token=", "{");
  }

  @Test
  void F10_the_newest_replys_own_address_takes_the_chats_place(World world) {
    world.settings("chatUrl", "https://lamps.example.com/chat");
    Customer mina = world.customer("phone", null);
    mina.beat();
    mina.reply("url", "https://lamps.example.com/orders/1");
    mina.reply("url", "https://lamps.example.com/orders/2?c={chat}");
    world.skip(ofMinutes(6));

    String there = location(world, mina.only(EMAIL).link());

    assertThat(there)
        .startsWith("https://lamps.example.com/orders/2?c=" + mina.chat() + "&token=ey");
  }

  @Test
  void F10_its_token_says_who_and_which_chat_for_a_day(World world) {
    Customer mina = world.customer();
    mina.reply();

    JsonNode claims = world.tokens().open(tokenOf(world, mina));

    long now = Instant.now().getEpochSecond();
    assertThat(claims.required("aud").asText()).isEqualTo("link");
    assertThat(claims.required("sub").asText()).isEqualTo(mina.id());
    assertThat(claims.required("chat").asText()).isEqualTo(mina.chat());
    assertThat(claims.required("exp").asLong()).isBetween(now + 86_000, now + 86_500);
  }

  @Test
  void F10_its_token_is_no_customer_token(World world) {
    Customer mina = world.customer();
    mina.reply();

    Answer beat =
        world
            .anyone("PUT", "/v1/presence")
            .by(tokenOf(world, mina))
            .json("session", "tab-1", "state", "active")
            .send();

    beat.isProblem(401);
    assertThat(mina.isOnline()).isFalse();
  }

  @Test
  void F10_every_notice_carries_a_link(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    mina.reply();
    world.skip(ofMinutes(1));

    follow(world, mina.only(TEXT).link());
    follow(world, mina.only(EMAIL).link());
    String pushed = mina.only(PUSH).json().required("data").toString();

    assertThat(pushed).contains("/l/");
    assertThat(mina.only(EMAIL).html()).contains(mina.only(EMAIL).link());
  }

  @Test
  void D3_the_first_get_of_a_link_is_a_step_of_all_replies_that_the_notice_told(World world) {
    Customer mina = world.customer("phone", null);
    mina.beat();
    String first = mina.reply();
    String second = mina.reply();
    world.skip(ofMinutes(6));
    String code = URI.create(mina.only(EMAIL).link()).getPath();

    world.anyone("HEAD", code).send().is(302);
    assertThat(openings(mina, second)).isZero();
    world.anyone("GET", code).send().is(302);
    world.skip(ofMinutes(1));
    world.anyone("GET", code).send().is(302);

    assertThat(openings(mina, first)).isOne();
    assertThat(openings(mina, second)).isOne();
    assertThat(mina.story(second).steps().getLast().required("reason").asText())
        .isEqualTo("opened");
  }

  private static long openings(Customer customer, String reply) {
    return customer.story(reply).steps().stream()
        .filter(step -> step.required("kind").asText().equals("link-opened"))
        .count();
  }

  @Test
  void F10_a_link_expires(World world) {
    Customer mina = world.customer();
    mina.reply();
    String link = mina.only(EMAIL).link();

    world.skip(ofDays(31));
    world.skip(ofDays(31));

    world.anyone("GET", link).send().isProblem(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/l/abc", "/l/ABCDEFGH1234", "/l/ABCDEFGH12345", "/l/a-b", "/l/"})
  void F10_a_link_that_nobody_was_sent_leads_nowhere(String link, World world) {
    world.anyone("GET", link).send().isProblem(404);
  }

  @Test
  void F10_an_email_offers_to_stop_in_one_click(World world) {
    Customer mina = world.customer();

    mina.reply();

    Notice mail = mina.only(EMAIL);
    assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.header("List-Unsubscribe")).matches(".*<http[^>]+/v1/unsubscribe/[^>]+>.*");
    assertThat(mail.text()).contains(unsubscribe(mail));
  }

  @Test
  void S6_one_click_stops_emails_and_only_those(World world) {
    Customer mina = world.customer();
    mina.reply();
    String stop = unsubscribe(mina.only(EMAIL));

    Answer stopped = oneClick(world, stop);
    world.skip(ofMinutes(5));
    String next = mina.reply();

    stopped.is(200);
    assertThat(mina.got(EMAIL)).hasSize(1);
    assertThat(mina.got(TEXT)).hasSize(2);
    assertThat(mina.story(next).status(EMAIL)).isEqualTo("nothing");
    assertThat(mina.story(next).reason(EMAIL)).isEqualTo("stopped");
    assertThat(mina.outcome(next)).isEqualTo(REACHED);
  }

  @Test
  void S6_who_stopped_emails_and_was_erased_is_not_mailed_when_they_come_back(World world) {
    Customer mina = world.customer();
    mina.reply();
    oneClick(world, unsubscribe(mina.only(EMAIL))).is(200);
    world.call("DELETE", "/v1/customers/" + mina.id()).send().is(204);

    world.skip(ofMinutes(5));
    mina.comesBack();
    String next = mina.reply();

    assertThat(mina.got(EMAIL)).hasSize(1);
    assertThat(mina.got(TEXT)).hasSize(2);
    assertThat(mina.story(next).reason(EMAIL)).isEqualTo("stopped");
  }

  @Test
  void S6_looking_at_the_page_stops_nothing(World world) {
    Customer mina = world.customer();
    mina.reply();
    String stop = unsubscribe(mina.only(EMAIL));

    Answer page = world.anyone("GET", stop).send();
    world.skip(ofMinutes(5));
    mina.reply();

    page.is(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(mina.got(EMAIL)).hasSize(2);
  }

  @Test
  void S6_a_stop_holds_for_the_address_whatever_id_it_has_next_and_is_undone_from_its_page(
      World world) {
    Customer mina = world.customer();
    mina.reply();
    String stop = unsubscribe(mina.only(EMAIL));
    oneClick(world, stop).is(200);
    world.call("DELETE", "/v1/customers/" + mina.id()).send().is(204);
    oneClick(world, stop).is(200);
    world.skip(ofMinutes(5));
    mina.comesBack();

    mina.reply();
    assertThat(mina.got(EMAIL)).hasSize(1);

    form(world, stop, "undo=1").is(200);
    world.skip(ofMinutes(5));
    mina.reply();
    assertThat(mina.got(EMAIL)).hasSize(2);
  }

  @Test
  void S6_clicking_twice_is_clicking_once(World world) {
    Customer mina = world.customer();
    mina.reply();
    String stop = unsubscribe(mina.only(EMAIL));

    oneClick(world, stop).is(200);
    oneClick(world, stop).is(200);
    world.skip(ofMinutes(5));
    mina.reply();

    assertThat(mina.got(EMAIL)).hasSize(1);
  }

  @Test
  void S6_who_stopped_emails_and_has_nothing_else_is_unreachable(World world) {
    Customer mina = world.customer("phone", null);
    mina.reply();
    oneClick(world, unsubscribe(mina.only(EMAIL))).is(200);
    world.skip(ofMinutes(5));

    String next = mina.reply();

    assertThat(mina.outcome(next)).isEqualTo(Story.Outcome.UNREACHABLE);
  }

  @Test
  void S6_a_token_that_was_tampered_with_stops_nothing(World world) {
    Customer mina = world.customer();
    mina.reply();
    String stop = unsubscribe(mina.only(EMAIL));
    char last = stop.charAt(stop.length() - 2);
    String forged =
        stop.substring(0, stop.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + stop.charAt(stop.length() - 1);

    Answer refused = oneClick(world, forged);
    world.skip(ofMinutes(5));
    mina.reply();

    refused.isProblem(404);
    assertThat(mina.got(EMAIL)).hasSize(2);
  }

  private static Answer oneClick(World world, String path) {
    return form(world, path, "List-Unsubscribe=One-Click");
  }

  private static Answer form(World world, String path, String body) {
    return world
        .anyone("POST", path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .raw(body)
        .send();
  }

  /** The path in the header. */
  private static String unsubscribe(Notice mail) {
    return mail.header("List-Unsubscribe").replaceAll(".*(/v1/unsubscribe/[^>]+)>.*", "$1");
  }

  private static String tokenOf(World world, Customer customer) {
    return query(follow(world, customer.only(EMAIL).link())).get("token") + "";
  }

  private static URI follow(World world, String link) {
    return URI.create(location(world, link));
  }

  private static String location(World world, String link) {
    return world.anyone("GET", link).send().is(302).header("Location");
  }

  private static Map<String, String> query(URI uri) {
    return Stream.of(uri.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }
}
