package io.followup.local.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.followup.aws.AwsEndpoint;
import io.followup.aws.Services;
import io.followup.aws.sns.Sns;
import io.followup.local.stories.Notice.Channel;
import io.followup.local.stories.Notice.Kind;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import io.followup.vendors.Outbox;
import io.followup.vendors.Underway;
import io.followup.vendors.Vendor;
import io.followup.vendors.VendorServer;
import io.followup.vendors.Weather;
import io.followup.vendors.Webhooks;
import io.followup.vendors.line.LineChannel;
import io.followup.vendors.line.LineMessagingApi;
import io.followup.vendors.nhn.NhnBizmessage;
import io.followup.vendors.nhn.NhnConsole;
import io.followup.vendors.nhn.NhnSms;
import io.followup.vendors.solapi.SolapiApi;
import io.followup.vendors.solapi.SolapiConsole;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code FOLLOWUP_REAL}: the true carriers are here, in the test's own process, and the laptop is
 * told where. Whom they are not for never hears of them.
 */
class RealStories {
  private static final Duration WAIT = Duration.ofMinutes(3);

  @TempDir private Path folder;

  /** The vendors as they are elsewhere; they have nobody to call back. */
  private static final class Elsewhere implements AutoCloseable {
    final InFlight inFlight = new InFlight();
    final Timeline timeline = new Timeline(InstantSource.system(), inFlight);
    final Weather weather = new Weather();
    final Outbox outbox = new Outbox(timeline.clock());
    final Webhooks webhooks = new Webhooks(timeline::at, URI.create("http://127.0.0.1:9"));
    final VendorServer sms = server(new NhnSms(timeline.clock(), weather, outbox, webhooks));
    final VendorServer nhn = server(new NhnBizmessage(timeline.clock(), weather, outbox, webhooks));
    final VendorServer solapi =
        server(new SolapiApi(timeline.clock(), weather, outbox, Optional.empty()));
    final VendorServer line = server(new LineMessagingApi(timeline.clock(), weather, outbox));

    private VendorServer server(Vendor vendor) {
      return new VendorServer(Weather.Carrier.XMS, weather, inFlight, vendor);
    }

    List<String> kinds() {
      return outbox.all().stream().map(Outbox.Item::kind).toList();
    }

    @Override
    public void close() {
      sms.close();
      nhn.close();
      solapi.close();
      line.close();
      webhooks.close();
      timeline.close();
      inFlight.close();
    }
  }

  private Map<String, String> told(
      String carriers, String to, Map<String, Map<String, String>> secrets) throws IOException {
    Path file = folder.resolve("secrets.json");
    Files.writeString(file, new JsonMapper().writeValueAsString(secrets));
    return Map.of(
        "FOLLOWUP_REAL", carriers, "FOLLOWUP_REAL_TO", to, "FOLLOWUP_SECRETS", file.toString());
  }

  private static Map<String, String> with(Map<String, String> secret, URI url) {
    Map<String, String> more = new HashMap<>(secret);
    more.put("url", url.toString());
    return more;
  }

  @Test
  void a_mail_reaches_my_own_mailbox_and_nobody_elses() throws Exception {
    GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mailbox.setUser("shop@straße.example", "shop", "geheim");
    mailbox.start();
    Map<String, String> smtp =
        Map.of(
            "host", "127.0.0.1",
            "port", Integer.toString(mailbox.getSmtp().getPort()),
            "tls", "none",
            "user", "shop",
            "password", "geheim",
            "from", "shop@example.com");
    try (StartedApp app =
            StartedApp.start(told("email", "Me@straße.example", Map.of("smtp", smtp)));
        Laptop laptop = Laptop.of(app)) {
      World world = World.on(laptop);
      Customer me = world.customer();
      // As people write it, which the schema's format does not know (§4).
      world
          .call("PUT", "/v1/customers/" + me.id())
          .json("email", "me@STRAßE.example")
          .mended()
          .send()
          .is(200);
      Customer mina = world.customer();

      String mine = me.reply();
      String hers = mina.reply();

      assertThat(mailbox.waitForIncomingEmail(20_000, 1)).isTrue();
      assertThat(mailbox.getReceivedMessages()).hasSize(1);
      MimeMessage mail = mailbox.getReceivedMessages()[0];
      assertThat(mail.getAllRecipients()[0].toString()).endsWith("<me@xn--strae-oqa.example>");
      assertThat(mail.getFrom()[0].toString()).endsWith("<shop@example.com>");
      assertThat(mail.getHeader("List-Unsubscribe")[0])
          .startsWith("<" + app.address() + "/v1/unsubscribe/");
      assertThat(GreenMailUtil.getWholeMessage(mail)).contains("multipart/alternative");
      assertThat(laptop.outbox("me@xn--strae-oqa.example")).isEmpty();
      assertThat(me.outcome(mine)).isEqualTo(Story.Outcome.REACHED);
      assertThat(mina.outcome(hers)).isEqualTo(Story.Outcome.REACHED);
      // Her mail and all texts are simulated.
      assertThat(mina.kinds(Channel.EMAIL)).hasSize(1);
      assertThat(me.kinds(Channel.TEXT)).hasSize(1);
      assertThat(app.output()).contains("; true carriers: email for 1 recipient");
      assertThat(laptop.http().call("GET", "/local/console").send().is(200).json().path("real"))
          .hasToString("\"email for 1 recipient\"");
    } finally {
      mailbox.stop();
    }
  }

  @Test
  void a_mail_that_my_server_refuses_has_failed_and_is_told_so() throws Exception {
    GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mailbox.start();
    String port = Integer.toString(mailbox.getSmtp().getPort());
    Map<String, String> smtp = Map.of("host", "127.0.0.1", "port", port);
    try (StartedApp app = StartedApp.start(told("email", "me@example.com", Map.of("smtp", smtp)));
        Laptop laptop = Laptop.of(app)) {
      Customer me = World.on(laptop).customer("email", "me@example.com", "phone", null);

      String reply = me.reply();
      laptop.skip(Duration.ofHours(2));

      // It offers no TLS, and without TLS nothing is sent unless that was asked for.
      assertThat(mailbox.getReceivedMessages()).isEmpty();
      assertThat(laptop.outbox()).isEmpty();
      assertThat(me.story(reply).outcome()).isEqualTo(Story.Outcome.FAILED);
    } finally {
      mailbox.stop();
    }
  }

  @Test
  void texts_reach_my_own_phone_and_their_results_are_asked_for() throws Exception {
    try (Elsewhere there = new Elsewhere();
        StartedApp app =
            StartedApp.start(
                told(
                    "xms,alimtalk,line",
                    "+82 10-7777-0001, U00000000000000000000000000000001",
                    Map.of(
                        "nhn-sms", with(NhnConsole.secret(), there.sms.uri()),
                        "nhn-alimtalk", with(NhnConsole.secret(), there.nhn.uri()),
                        "solapi", with(SolapiConsole.secret(), there.solapi.uri()),
                        "line", with(LineChannel.OPERATOR.secrets(), there.line.uri()))));
        Laptop laptop = Laptop.of(app)) {
      World world = World.on(laptop);
      Customer me = world.customer("phone", "010-7777-0001", "email", null);
      Customer mina = world.customer("email", null);

      String text = me.reply();
      String hers = mina.reply();
      assertThat(there.kinds()).containsExactly("SMS");
      laptop.skip(WAIT);
      assertThat(me.story(text).status(Channel.TEXT)).isEqualTo("delivered");
      assertThat(me.story(text).costs(Channel.TEXT)).containsExactly(12);
      assertThat(mina.story(hers).status(Channel.TEXT)).isEqualTo("delivered");

      world.alimTalk("lamps");
      String byNhn = me.reply();
      laptop.skip(WAIT);
      assertThat(there.kinds()).containsExactly("SMS", "ALIMTALK");
      assertThat(me.story(byNhn).messenger().path("status").asText()).isEqualTo("delivered");

      world.alimTalk("lamps", "vendor", "solapi");
      String bySolapi = me.reply();
      laptop.skip(WAIT);
      assertThat(there.kinds()).containsExactly("SMS", "ALIMTALK", "ALIMTALK");
      assertThat(me.story(bySolapi).messenger().path("status").asText()).isEqualTo("delivered");

      world.line();
      Customer friend =
          world.customer(
              "lineUserId", "U00000000000000000000000000000001", "country", "JP", "phone", null);
      String byLine = friend.reply();
      laptop.skip(WAIT);
      assertThat(there.kinds()).containsExactly("SMS", "ALIMTALK", "ALIMTALK", "LINE");
      assertThat(friend.outcome(byLine)).isEqualTo(Story.Outcome.REACHED);
      assertThat(me.kinds()).isEmpty();
      assertThat(mina.kinds()).containsExactly(Kind.SMS);
    }
  }

  @Test
  void pushes_and_texts_abroad_go_by_my_own_sns() throws Exception {
    String token = "my-own-phone-" + "x".repeat(100);
    Outbox theirs = new Outbox(InstantSource.system());
    try (AwsEndpoint there =
            new AwsEndpoint(
                "laptop",
                Underway.unasked(),
                new Services().register(new Sns(InstantSource.system(), new Weather(), theirs)));
        StartedApp app =
            StartedApp.start(
                told(
                    "push,xms",
                    token + ",+12015550100",
                    Map.of(
                        "aws",
                        Map.of(
                            "url", there.uri().toString(),
                            "accessKeyId", "mine",
                            "secretAccessKey", "mine",
                            "androidApplication",
                                "arn:aws:sns:ap-northeast-2:000000000000:app/GCM/mine"))));
        Laptop laptop = Laptop.of(app)) {
      World world = World.on(laptop);
      Customer me =
          world.customer("phone", "+12015550100", "country", "US", "language", "en", "email", null);
      me.register("mine", "android", token);
      me.device("other");

      String reply = me.reply();
      assertThat(theirs.all()).extracting(Outbox.Item::kind).containsExactly("PUSH");
      assertThat(me.kinds()).containsExactly(Kind.PUSH);
      laptop.skip(WAIT);

      assertThat(theirs.all()).extracting(Outbox.Item::kind).containsExactly("PUSH", "SMS");
      assertThat(me.kinds()).containsExactly(Kind.PUSH);
      assertThat(me.outcome(reply)).isEqualTo(Story.Outcome.REACHED);
    }
  }
}
