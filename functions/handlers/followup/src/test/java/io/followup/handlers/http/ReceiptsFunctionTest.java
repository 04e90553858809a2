package io.followup.handlers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.carriers.callback.Callback;
import io.followup.carriers.callback.Callback.News;
import io.followup.domain.carrier.Report;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.delivery.Status;
import io.followup.domain.fixture.FakeReports;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.MemorySuppressions;
import io.followup.domain.followup.AcknowledgePush;
import io.followup.domain.followup.AskCarrier;
import io.followup.domain.followup.KeepBlock;
import io.followup.domain.followup.TakeReport;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Outcome;
import io.followup.domain.outcome.Reason;
import io.followup.domain.reply.Reply;
import io.followup.domain.secret.Proofs;
import io.followup.domain.settings.Settings.AlimTalk.Vendor;
import io.followup.wire.fixture.Answered;
import io.followup.wire.fixture.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptsFunctionTest extends Ports {
  private final Reply reply = Fresh.reply(chat(), "r1", 0);
  private final Delivery push = Fresh.delivery(reply, Slot.PUSH, Status.ACCEPTED, 1);
  private final Proofs proofs = new Proofs(deployment.signer());
  private final MemorySuppressions suppressions = new MemorySuppressions();
  private final FakeReports reports = new FakeReports();
  private final TakeReport take =
      new TakeReport(
          deliveries,
          room,
          workflow,
          new KeepBlock(suppressions, deployment.clock()),
          deployment.clock());
  private final PlainCarrier carrier = new PlainCarrier();
  private final ReceiptsFunction function =
      new ReceiptsFunction(
          deployment.credentials(),
          new AcknowledgePush(chats, deliveries, room, workflow, deployment.clock()),
          new TakeCallback(
              List.of(carrier),
              take,
              new AskCarrier(
                  Functions.stores(
                      io.followup.domain.fixture.Ports.inMemory(deployment.store()),
                      deployment.clock()),
                  reports,
                  take,
                  deployment.clock()),
              suppressions,
              deliveries),
          deployment.signer(),
          deployment.clock());

  @Override
  protected Call.Door door() {
    return function::receipts;
  }

  @BeforeEach
  void push() {
    assertThat(accept.accept(reply, java.time.Duration.ofSeconds(30))).isNotNull();
    assertThat(deliveries.open(push)).isTrue();
  }

  private static Call receipt(String json) {
    return Call.post("/v1/receipts/push", quoted(json));
  }

  private Call received() {
    return receipt("{'deliveryId':'" + push.id().value() + "','kind':'received'}");
  }

  private Call proven(String proof) {
    return receipt(
        "{'deliveryId':'%s','kind':'opened','proof':'%s'}".formatted(push.id().value(), proof));
  }

  private Outcome outcome() {
    return stories
        .repliesOf(mina(), java.util.Optional.empty(), java.util.Optional.empty())
        .replies()
        .getFirst()
        .settlement()
        .orElseThrow()
        .outcome();
  }

  @Test
  void a_device_acknowledges_by_its_customer_s_token_as_often_as_it_likes() {
    assertThat(answered(received().by(deployment.token())).status()).isEqualTo(204);
    assertThat(answered(received().by(deployment.token())).status()).isEqualTo(204);

    assertThat(outcome()).isEqualTo(Outcome.REACHED);
    assertThat(workflow.answers).contains("token-1 received");
  }

  @Test
  void a_device_acknowledges_by_the_proof_that_the_push_carried() {
    String proof = proofs.of(push.id(), deployment.clock().instant());

    assertThat(answered(proven(proof)).status()).isEqualTo(204);
    assertThat(answered(proven(proof).by("an-old-token")).status()).isEqualTo(204);
    assertThat(outcome()).isEqualTo(Outcome.REACHED);
  }

  @Test
  void F1_a_proof_that_holds_decides_whatever_token_comes_with_it() {
    String proof = proofs.of(push.id(), deployment.clock().instant());

    assertThat(answered(proven("x").by(deployment.token("jun"))).status()).isEqualTo(404);
    assertThat(answered(proven(proof).by(deployment.token("jun"))).status()).isEqualTo(204);
    assertThat(answered(proven(proof).by(deployment.key())).status()).isEqualTo(204);
    assertThat(outcome()).isEqualTo(Outcome.REACHED);
  }

  @Test
  void a_customer_s_own_token_holds_whatever_proof_comes_with_it() {
    assertThat(answered(proven("x").by(deployment.token())).status()).isEqualTo(204);
  }

  @Test
  void a_proof_holds_for_48_hours_and_for_its_own_delivery() {
    String proof = proofs.of(push.id(), deployment.clock().instant());
    Delivery other = Fresh.delivery(Fresh.reply(chat(), "r2", 0), Slot.PUSH, Status.ACCEPTED, 1);

    assertThat(answered(proven(proofs.of(other.id(), deployment.clock().instant()))).status())
        .isEqualTo(401);
    assertThat(answered(proven("1." + proof)).status()).isEqualTo(401);
    assertThat(answered(proven("x")).status()).isEqualTo(401);
    deployment.clock().after(Duration.ofHours(49));
    assertThat(answered(proven(proof)).status()).isEqualTo(401);
  }

  @Test
  void whoever_brings_neither_token_nor_proof_is_nobody() {
    assertThat(answered(received()).status()).isEqualTo(401);
    assertThat(answered(received().by(deployment.key())).status()).isEqualTo(401);
    assertThat(answered(receipt("{}")).status()).isEqualTo(401);
  }

  @Test
  void another_customer_s_delivery_is_not_there() {
    assertThat(answered(received().by(deployment.token("jun"))).status()).isEqualTo(404);
    assertThat(chats.get(chat()).open()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|422|deliveryId required, kind required",
        "{'deliveryId':'d','kind':'seen'}|422|kind unknown",
        "{'deliveryId':7,'kind':'opened'}|400|deliveryId wrong-type",
        "{'deliveryId':'d','kind':'opened','proof':1}|400|proof wrong-type",
        "{'deliveryId':'d','kind':'opened'}|404|",
        "{'deliveryId':'abcdefghijklmnopqrstuvwxyz.push','kind':'opened'}|404|",
        "{'deliveryId':'abcdefghijklmnopqrstuvwxyz.fax','kind':'opened'}|404|"
      })
  void what_is_wrong_or_not_there_is_told(String json, int status, String told) {
    Answered refused = answered(receipt(json).by(deployment.token()));

    assertThat(refused.status()).isEqualTo(status);
    assertThat(String.join(", ", refused.problem())).isEqualTo(told == null ? "" : told);
  }

  @Test
  void a_carrier_that_there_is_not_is_not_found() {
    assertThat(callback("nobody", "").status()).isEqualTo(404);
  }

  @Test
  void a_forged_callback_is_turned_away_whatever_it_says() {
    carrier.read = new Callback.Read.Forged();

    assertThat(callback("plain", "{}").status()).isEqualTo(401);
  }

  @Test
  void a_signed_callback_that_nobody_understands_is_refused() {
    carrier.read = new Callback.Read.Unreadable();

    assertThat(callback("plain", "[").status()).isEqualTo(400);
  }

  @Test
  void a_carrier_is_handed_the_bytes_as_they_came() {
    assertThat(callback("plain", "{ \"a\" :1}").status()).isEqualTo(204);

    assertThat(carrier.seen).isEqualTo("{ \"a\" :1}");
  }

  @Test
  void what_became_of_a_notice_is_taken_once_and_what_is_not_ours_is_let_pass() {
    Delivery sms = Fresh.delivery(reply, Slot.XMS, Status.ACCEPTED, 1);
    assertThat(deliveries.open(sms)).isTrue();
    Delivery foreign = Fresh.delivery(Fresh.reply(chat(), "r9", 0), Slot.XMS, Status.ACCEPTED, 1);
    carrier.tells(
        new News.Reported(sms.id(), new Report.Refused(Reason.BLOCKED)),
        new News.Reported(foreign.id(), new Report.Delivered()));

    assertThat(callback("plain", "{}").status()).isEqualTo(204);
    assertThat(callback("plain", "{}").status()).isEqualTo(204);

    assertThat(deliveries.get(sms.id()).orElseThrow().status()).isEqualTo(Status.REFUSED);
    assertThat(deliveries.get(sms.id()).orElseThrow().receipts()).hasSize(1);
    assertThat(deliveries.get(foreign.id())).isEmpty();
  }

  @Test
  void what_a_carrier_only_hints_at_is_asked_of_the_carrier_itself() {
    Delivery sms = Fresh.delivery(reply, Slot.XMS, Status.ACCEPTED, 1);
    assertThat(deliveries.open(sms)).isTrue();
    reports.say(new Report.Delivered());
    carrier.tells(new News.Hinted(sms.id(), Vendor.NHN, Optional.empty()));

    assertThat(callback("plain", "{}").status()).isEqualTo(204);

    assertThat(reports.asked()).containsExactly(sms.id());
    assertThat(deliveries.get(sms.id()).orElseThrow().status()).isEqualTo(Status.DELIVERED);
  }

  @ParameterizedTest
  @CsvSource({"NHN, true", "SOLAPI, false"})
  void B10_only_the_vendor_that_took_a_notice_is_heard_about_it(Vendor vendor, boolean heard) {
    Delivery sent = alimTalk(Vendor.NHN);
    reports.say(new Report.Delivered());
    carrier.tells(new News.Hinted(sent.id(), vendor, Optional.empty()));

    assertThat(callback("plain", "{}").status()).isEqualTo(204);

    assertThat(reports.asked()).isEqualTo(heard ? List.of(sent.id()) : List.of());
    assertThat(deliveries.get(sent.id()).orElseThrow().status())
        .isEqualTo(heard ? Status.DELIVERED : Status.ACCEPTED);
  }

  @ParameterizedTest
  @CsvSource({"other, false", "own, true"})
  void one_workspaces_account_with_a_vendor_speaks_of_its_own_notices_alone(
      String whose, boolean heard) {
    Delivery sent = alimTalk(Vendor.NHN);
    WorkspaceId account = whose.equals("own") ? chat().workspace() : new WorkspaceId("other-shop");
    reports.say(new Report.Delivered());
    carrier.tells(new News.Hinted(sent.id(), Vendor.NHN, Optional.of(account)));

    assertThat(callback("plain", "{}").status()).isEqualTo(204);

    assertThat(reports.asked()).isEqualTo(heard ? List.of(sent.id()) : List.of());
  }

  private Delivery alimTalk(Vendor vendor) {
    Delivery sent =
        Fresh.delivery(reply, Slot.MESSENGER, Status.ACCEPTED, 1)
            .by(Optional.of(new Delivery.Via(vendor, Optional.empty())), List.of());
    assertThat(deliveries.open(sent)).isTrue();
    return sent;
  }

  @Test
  void S6_mail_that_bounced_is_recorded_and_its_address_left_alone() {
    Delivery mail = Fresh.delivery(reply, Slot.EMAIL, Status.ACCEPTED, 1);
    assertThat(deliveries.open(mail)).isTrue();
    EmailAddress address = new EmailAddress("Mina@Example.COM");
    carrier.tells(
        new News.MailRefused(Optional.of(mail.id()), address, Reason.INVALID_ADDRESS, Fresh.NOW));

    assertThat(callback("plain", "{}").status()).isEqualTo(204);

    assertThat(deliveries.get(mail.id()).orElseThrow().status()).isEqualTo(Status.REFUSED);
    assertThat(suppressions.of(reply.chat().workspace(), Kind.EMAIL, "mina@example.com"))
        .contains(Reason.INVALID_ADDRESS);
  }

  @Test
  void mail_that_bounced_and_is_none_of_ours_changes_nothing() {
    Delivery text = Fresh.delivery(reply, Slot.XMS, Status.ACCEPTED, 1);
    assertThat(deliveries.open(text)).isTrue();
    EmailAddress address = new EmailAddress("mina@example.com");
    Delivery foreign = Fresh.delivery(Fresh.reply(chat(), "r9", 0), Slot.EMAIL, Status.ACCEPTED, 1);
    carrier.tells(
        new News.MailRefused(Optional.empty(), address, Reason.STOPPED, Fresh.NOW),
        new News.MailRefused(Optional.of(foreign.id()), address, Reason.STOPPED, Fresh.NOW),
        new News.MailRefused(Optional.of(text.id()), address, Reason.STOPPED, Fresh.NOW));

    assertThat(callback("plain", "{}").status()).isEqualTo(204);

    assertThat(suppressions.of(reply.chat().workspace(), Kind.EMAIL, address.value())).isEmpty();
    assertThat(deliveries.get(text.id()).orElseThrow().status()).isEqualTo(Status.ACCEPTED);
  }

  @Test
  void F4_whoever_blocks_the_line_channel_is_left_alone_until_the_block_is_taken_back() {
    WorkspaceId shop = reply.chat().workspace();
    carrier.tells(new News.LineFriend(shop, "U1", true, Fresh.second(1)));
    assertThat(callback("plain", "{}").status()).isEqualTo(204);
    assertThat(suppressions.of(shop, Kind.LINE, "U1")).contains(Reason.BLOCKED);

    carrier.tells(new News.LineFriend(shop, "U1", false, Fresh.second(2)));
    assertThat(callback("plain", "{}").status()).isEqualTo(204);
    assertThat(suppressions.of(shop, Kind.LINE, "U1")).isEmpty();
  }

  private Answered callback(String carrierName, String body) {
    return answered(Call.post("/v1/callbacks/" + carrierName, body));
  }

  /** A carrier that signs nothing and says what it is told to. */
  private static final class PlainCarrier implements Callback {
    private Read read = new Read.Told(List.of());
    private String seen = "";

    void tells(News... news) {
      read = new Read.Told(List.of(news));
    }

    @Override
    public String carrier() {
      return "plain";
    }

    @Override
    public boolean takes(Callback.Call call) {
      return true;
    }

    @Override
    public Read read(Callback.Call call) {
      seen = new String(call.body(), StandardCharsets.UTF_8);
      return read;
    }
  }
}
