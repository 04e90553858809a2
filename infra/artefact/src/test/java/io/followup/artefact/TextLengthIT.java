package io.followup.artefact;

import static io.followup.artefact.World.fresh;
import static io.followup.artefact.World.json;
import static io.followup.artefact.World.object;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.carrier.XmsNotice.Kind;
import io.followup.domain.notice.Length;
import io.followup.domain.notice.Length.Alphabet;
import io.followup.domain.notice.Letters;
import io.followup.domain.price.PriceList;
import io.followup.domain.price.Prices;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lengths and letters of texts by the charsets that are packaged, which a native build may lack:
 * the tables of the domain's own tests, from the reply to what carriers are given.
 */
@ExtendWith(OnLambda.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextLengthIT {
  private static final Charset EUC_KR = Charset.forName("EUC-KR");

  private final World world;
  private final Nhn nhn;
  private final LambdaProcess xms;
  private final String mina = fresh("mina");
  private final String marie = fresh("marie");

  TextLengthIT(World world) {
    this.world = world;
    this.nhn = new Nhn(world.aws());
    this.xms =
        world
            .deployment()
            .launch("xms", "xms-beside-nhn")
            .with(Map.of("FOLLOWUP_NHN_SMS_URL", nhn.uri()))
            .start();
  }

  @BeforeAll
  void whole_replies_may_be_told_to_a_korean_and_a_frenchwoman() {
    world.content("full");
    world.phone(mina, Alphabet.EUC_KR.to().e164());
    world.phone(marie, Alphabet.GSM_7.to().e164());
  }

  @AfterAll
  void close() {
    world.content("teaser");
    xms.close();
    nhn.close();
  }

  @ParameterizedTest
  @MethodSource("io.followup.domain.notice.Length#table")
  void a_text_of_that_length_goes_out_so(Length row) throws CharacterCodingException {
    JsonNode delivery = told(customer(row.alphabet()), row.reply());

    assertThat(delivery.path("kind").asText()).isEqualTo(row.kind().name());
    assertThat(delivery.path("cost").asLong()).isEqualTo(cost(row));
    switch (row.alphabet()) {
      case EUC_KR -> {
        assertThat(nhn.last().kind()).isEqualTo(row.kind().name());
        assertThat(nhn.last().title().isEmpty()).isEqualTo(row.kind() == Kind.SMS);
        assertThat(nhn.last().text()).isEqualTo(row.text(link(nhn.last().text())));
        assertThat(bytes(nhn.last().text())).isEqualTo(row.length());
      }
      case GSM_7, UCS_2 -> assertThat(sns()).isEqualTo(row.text(link(sns())));
    }
  }

  /** NHN is paid when it reports, and here it is not asked. */
  private static long cost(Length row) {
    if (row.alphabet() == Alphabet.EUC_KR) {
      return 0;
    }
    return new PriceList(Prices.none(), Prices.defaults())
        .of(row.kind().name(), Optional.empty(), row.parts(), LocalDate.of(2026, 12, 1));
  }

  @Test
  void a_korean_number_gets_what_euc_kr_has_and_the_rest_as_it_reads_the_same() {
    told(mina, Letters.table().map(Letters::written).collect(joining(" | ")));

    assertThat(nhn.last().text())
        .startsWith(
            "[Tea house] "
                + Letters.table().map(Letters::carried).collect(joining(" | "))
                + "\nhttps://");
  }

  @Test
  void elsewhere_every_letter_arrives_as_it_is_written() {
    String written = Letters.table().map(Letters::written).collect(joining(" | "));

    told(marie, written);

    assertThat(sns()).startsWith("[Tea house] " + written + "\nhttps://");
  }

  @Test
  void letters_that_nothing_stands_for_are_announced_to_a_korean_number() {
    told(mina, "会議は3時からです");

    assertThat(nhn.last().text()).startsWith("[Tea house] You have a new reply\nhttps://");
  }

  /** What the record has of the text that told this reply, in a chat of its own. */
  private JsonNode told(String customer, String text) {
    String reply = fresh("reply");
    String chat = fresh("chat");
    world.backend(
        "replies",
        "POST",
        "/v1/replies",
        object()
            .put("id", reply)
            .put("chatId", chat)
            .put("customerId", customer)
            .put("text", text));
    ObjectNode task = world.task(customer, reply).put("chat", chat);
    assertThat(world.ask("claimunseen", task).path("next").asText()).isEqualTo("tell");
    assertThat(World.answered(xms.invoke(task))).isEqualTo(json("{\"result\":\"accepted\"}"));
    return world
        .backend("records", "GET", "/v1/replies/" + reply + "/follow-up")
        .json()
        .at("/deliveries/0");
  }

  private String customer(Alphabet alphabet) {
    return switch (alphabet) {
      case EUC_KR -> mina;
      case GSM_7, UCS_2 -> marie;
    };
  }

  private String sns() {
    return world.asked().texts(Alphabet.GSM_7.to().e164()).getLast();
  }

  private static String link(String text) {
    return text.substring(text.lastIndexOf('\n') + 1);
  }

  /** How many there are in EUC-KR; fails where it has no such letter. */
  private static int bytes(String text) throws CharacterCodingException {
    ByteBuffer bytes = EUC_KR.newEncoder().encode(CharBuffer.wrap(text));
    return bytes.remaining();
  }
}
