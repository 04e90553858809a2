package io.followup.wire.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.id.WorkspaceId;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.wire.Json;
import io.followup.wire.check.Checked;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFormTest {
  private static final String FULL =
      """
      {"name":"Hanok Tea House","language":"ko","idleSeconds":30,"receiptWaitSeconds":5,
       "messengerWaitSeconds":600,"minGapSeconds":0,"content":"none",
       "ask":{"phone":true,"email":true,"name":true},"contactRequired":true,"monthlyCap":300000,
       "push":{"android":{"applicationArn":"arn:aws:sns:ap-northeast-2:000000000000:app/GCM/tea"},
               "ios":{"applicationArn":"arn:aws:sns:ap-northeast-2:000000000000:app/APNS/tea"}},
       "text":{"senderNumber":"16449672",
               "alimTalk":{"vendor":"nhn","senderKey":"0123456789abcdef0123456789abcdef01234567",
                           "templateCode":"new-reply","secretRef":"tea/alimtalk"},
               "line":{"secretRef":"tea/line"}},
       "email":{"fromDomain":"tea.example.com","fromName":"Hanok","replyTo":"desk@tea.example.com",
         "logoUrl":"https://tea.example.com/logo.png","color":"#0b57d0"},
       "chatUrl":"https://tea.example.com/chat?x=1#y","billing":"ignored","unknown":[1]}
      """;

  private static Checked<Settings> read(String json) {
    return SettingsForm.read(Json.parse(json).orElseThrow());
  }

  private static Settings good(String json) {
    return switch (read(json)) {
      case Checked.Good<Settings>(Settings settings) -> settings;
      case Checked.Bad<Settings>(var wrong) -> throw new AssertionError(wrong);
    };
  }

  private static List<String> wrong(String json) {
    return switch (read(json)) {
      case Checked.Good<Settings> _ -> List.of();
      case Checked.Bad<Settings>(var wrong) ->
          wrong.stream().map(one -> one.field() + " " + one.code().word()).toList();
    };
  }

  private static Workspace workspace(Settings settings) {
    return new Workspace(new WorkspaceId("tea"), 1, 7, settings, true);
  }

  @Test
  void a_name_is_enough_and_null_is_the_default() {
    assertThat(good("{\"name\":\"Tea\"}")).isEqualTo(Settings.defaults("Tea"));
    assertThat(
            good(
                """
                {"name":"Tea","language":null,"idleSeconds":null,"receiptWaitSeconds":null,
                 "messengerWaitSeconds":null,"minGapSeconds":null,"content":null,"ask":null,
                 "contactRequired":null,"monthlyCap":null,"push":null,"text":null,"email":null,
                 "chatUrl":null,"billing":null}
                """))
        .isEqualTo(Settings.defaults("Tea"));
    assertThat(good("{\"name\":\"Tea\",\"push\":{\"ios\":null},\"text\":{\"line\":null}}"))
        .isEqualTo(Settings.defaults("Tea"));
  }

  @Test
  void what_is_shown_can_be_put_again_and_changes_nothing() {
    Settings settings = good(FULL);
    Settings defaults = Settings.defaults("Tea");

    Settings again = good(Json.write(SettingsJson.of(workspace(settings))));

    assertThat(SettingsJson.keepingSecrets(settings, again)).isEqualTo(settings);
    assertThat(good(Json.write(SettingsJson.of(workspace(defaults))))).isEqualTo(defaults);
  }

  @Test
  void what_backends_prove_themselves_by_is_a_reference_that_is_shown_and_kept() {
    Settings settings =
        good(
            """
            {"name":"Tea","connect":{"chatwoot":{"secretRef":"tea/chatwoot"},
                                     "channelTalk":{"tokenRef":"tea/channel-talk"}}}
            """);

    assertThat(settings.connect().chatwoot()).contains("tea/chatwoot");
    assertThat(settings.connect().channelTalk()).contains("tea/channel-talk");
    assertThat(good(Json.write(SettingsJson.of(workspace(settings))))).isEqualTo(settings);
    assertThat(good("{\"name\":\"Tea\",\"connect\":{\"chatwoot\":null}}"))
        .isEqualTo(Settings.defaults("Tea"));
  }

  @Test
  void secrets_do_not_come_back() {
    String shown = Json.write(SettingsJson.of(workspace(good(FULL))));

    assertThat(shown).doesNotContain("secret", "tea/");
    assertThat(shown).contains("new-reply", "\"line\":{}", "\"paymentMethod\":true");
  }

  @Test
  void a_messenger_of_another_vendor_does_not_inherit_a_secret() {
    Settings put =
        good(FULL.replace("nhn", "solapi").replace(",\"secretRef\":\"tea/alimtalk\"", ""));

    Settings kept = SettingsJson.keepingSecrets(good(FULL), put);

    assertThat(kept.text().alimTalk().flatMap(Settings.AlimTalk::secretRef)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|name required",
        "{'name':''}|name blank",
        "{'name':7}|name wrong-type",
        "{'name':'a\\nb'}|name malformed",
        "{'name':'T','language':'koreanlanguage'}|language malformed",
        "{'name':'T','idleSeconds':29}|idleSeconds out-of-range",
        "{'name':'T','idleSeconds':901}|idleSeconds out-of-range",
        "{'name':'T','idleSeconds':'270'}|idleSeconds wrong-type",
        "{'name':'T','idleSeconds':270.5}|idleSeconds wrong-type",
        "{'name':'T','idleSeconds':1e30}|idleSeconds out-of-range",
        "{'name':'T','receiptWaitSeconds':4}|receiptWaitSeconds out-of-range",
        "{'name':'T','receiptWaitSeconds':301}|receiptWaitSeconds out-of-range",
        "{'name':'T','messengerWaitSeconds':9}|messengerWaitSeconds out-of-range",
        "{'name':'T','messengerWaitSeconds':601}|messengerWaitSeconds out-of-range",
        "{'name':'T','minGapSeconds':-1}|minGapSeconds out-of-range",
        "{'name':'T','minGapSeconds':601}|minGapSeconds out-of-range",
        "{'name':'T','content':'all'}|content unknown",
        "{'name':'T','content':'FULL'}|content unknown",
        "{'name':'T','ask':[]}|ask wrong-type",
        "{'name':'T','ask':{'phone':'yes'}}|ask.phone wrong-type",
        "{'name':'T','contactRequired':1}|contactRequired wrong-type",
        "{'name':'T','monthlyCap':-1}|monthlyCap out-of-range",
        "{'name':'T','monthlyCap':0.5}|monthlyCap wrong-type",
        "{'name':'T','push':{'android':{}}}|push.android.applicationArn required",
        "{'name':'T','push':{'android':'arn'}}|push.android wrong-type",
        "{'name':'T','push':{'ios':{'applicationArn':'arn:aws:sqs:x:1:q'}}}|push.ios.applicationArn malformed",
        "{'name':'T','text':{'senderNumber':'1644-9672'}}|text.senderNumber malformed",
        "{'name':'T','text':{'senderNumber':'1234567'}}|text.senderNumber malformed",
        "{'name':'T','text':{'senderNumber':'123456789012'}}|text.senderNumber malformed",
        "{'name':'T','text':{'senderNumber':16449672}}|text.senderNumber wrong-type",
        "{'name':'T','text':{'line':true}}|text.line wrong-type",
        "{'name':'T','text':{'line':{'secretRef':'a b'}}}|text.line.secretRef malformed",
        "{'name':'T','connect':{'chatwoot':{}}}|connect.chatwoot.secretRef required",
        "{'name':'T','connect':{'chatwoot':'x'}}|connect.chatwoot wrong-type",
        "{'name':'T','connect':{'channelTalk':{'tokenRef':'a b'}}}|connect.channelTalk.tokenRef malformed",
        "{'name':'T','email':{'fromDomain':'tea'}}|email.fromDomain malformed",
        "{'name':'T','email':{'fromDomain':'https://tea.example.com'}}|email.fromDomain malformed",
        "{'name':'T','email':{'fromName':'a\\r\\nb'}}|email.fromName malformed",
        "{'name':'T','email':{'replyTo':'desk'}}|email.replyTo malformed"
      })
  void what_breaks_a_rule_is_named(String json, String told) {
    assertThat(wrong(json.replace('\'', '"'))).containsExactly(told);
  }

  @Test
  void an_AlimTalk_channel_is_whole_or_refused() {
    assertThat(
            wrong(
                """
                {"name":"T","text":{"alimTalk":{"vendor":"kakao","senderKey":"short",
                 "templateCode":"123456789012345678901"}}}
                """))
        .containsExactly(
            "text.alimTalk.vendor unknown",
            "text.alimTalk.senderKey malformed",
            "text.alimTalk.templateCode malformed");
    assertThat(wrong("{\"name\":\"T\",\"text\":{\"alimTalk\":{}}}"))
        .containsExactly(
            "text.alimTalk.vendor required",
            "text.alimTalk.senderKey required",
            "text.alimTalk.templateCode required");
  }

  @ParameterizedTest
  @CsvSource({
    "nhn, 0123456789abcdef0123456789abcdef01234567, new-reply, ",
    "nhn, 0123456789abcdef0123456789abcdef01234567, 12345678901234567890, ",
    "nhn, KA01PF2509260646100458NQzRI7JLb3, new-reply, senderKey",
    "nhn, 0123456789abcdef0123456789abcdef01234567, KA01TP221025083117992xkz17KyvNbr, templateCode",
    "solapi, KA01PF2509260646100458NQzRI7JLb3, KA01TP221025083117992xkz17KyvNbr, ",
    "solapi, PF01ID191217222935632XiScyKD7uOA, TP01ID191217222935632bqZ8pRWVRdJ, ",
    "solapi, 0123456789abcdef0123456789abcdef01234567, KA01TP221025083117992xkz17KyvNbr, ",
    "solapi, KA01PF2509260646100458NQzRI7JLb3, 12345678901234567890123456789012345678901234567890, ",
    "solapi, KA01PF2509260646100458NQzRI7JLb3, 123456789012345678901234567890123456789012345678901, templateCode",
    "solapi, KA01PF2509260646100458NQzRI7JLb, new-reply, senderKey",
    "solapi, KA01PF2509260646100458NQzRI7JLb33, new-reply, senderKey",
    "solapi, KA01TP2509260646100458NQzRI7JLb3, new-reply, senderKey",
    "solapi, KA01PF25092606461004-8NQzRI7JLb3, new-reply, senderKey",
    "solapi, 0123456789abcdef0123456789abcdef0123456, new-reply, senderKey"
  })
  void what_a_channel_and_a_template_look_like_is_for_the_vendor_to_say(
      String vendor, String senderKey, String templateCode, @Nullable String refused) {
    String json =
        "{\"name\":\"T\",\"text\":{\"alimTalk\":{\"vendor\":\"%s\",\"senderKey\":\"%s\",\"templateCode\":\"%s\"}}}"
            .formatted(vendor, senderKey, templateCode);

    assertThat(wrong(json))
        .isEqualTo(
            refused == null ? List.of() : List.of("text.alimTalk." + refused + " malformed"));
  }

  @ParameterizedTest
  @CsvSource({
    "logoUrl, https://tea.example.com/logo.png, true",
    "logoUrl, http://localhost/logo.png, false",
    "logoUrl, https://tea.example.com/{token}, false",
    "logoUrl, javascript:alert(1), false",
    "color, #0b57D0, true",
    "color, #fff, false",
    "color, red, false",
    "color, '#0b57d0;x:y', false"
  })
  void a_mail_shows_a_picture_by_https_and_a_colour(String field, String value, boolean good) {
    String json = "{\"name\":\"T\",\"email\":{\"%s\":\"%s\"}}".formatted(field, value);

    assertThat(wrong(json)).isEqualTo(good ? List.of() : List.of("email." + field + " malformed"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://tea.example.com, true",
    "https://tea.example.com:8443/a/b?c=d#e, true",
    "http://localhost:3000/chat, true",
    "http://localhost, true",
    "http://127.0.0.1:8080, true",
    "http://[::1]:8080/, true",
    "HTTPS://tea.example.com, true",
    "http://tea.example.com, false",
    "http://localhost.example.com, false",
    "http://localhost@example.com, false",
    "ftp://localhost, false",
    "javascript:alert(1), false",
    "//tea.example.com, false",
    "tea.example.com, false",
    "https://, false",
    "https:///x, false",
    "https://tea example.com, false",
    "https://user@tea.example.com, false",
    "https://my_shop.example/chat, true",
    "https://_a.my_shop.example:8443/chat?x#y, true",
    "https://tea.example.com/{chat}?t={token}#{chat}, true",
    "https://{chat}.example.com, false",
    "https://tea.example.com/{user}, false",
    "https://tea.example.com:99999/, false",
    "https://a..example.com, false",
    "https://-a.example.com, false",
    "http://127.0.0.1.example.com, false"
  })
  void a_chat_is_shown_by_https_or_on_this_machine(String url, boolean good) {
    assertThat(wrong("{\"name\":\"T\",\"chatUrl\":\"" + url + "\"}").isEmpty()).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({
    "https://straße.example/chat, https://xn--strae-oqa.example/chat",
    "https://한글.example:8443/a?b=c, https://xn--bj0bj06e.example:8443/a?b=c",
    "https://XN--BJ0BJ06E.example/, https://xn--bj0bj06e.example/",
    "https://my_shop.한글.example/, https://my_shop.xn--bj0bj06e.example/",
    "https://My_Shop.example/Chat, https://My_Shop.example/Chat",
    "https://xn--a.example/,",
    "https://xn--strasse-.example/,",
    "https://-한글.example/,",
    "https://한글.example/채팅,",
    "https://☃.example/,",
    "http://한글.example/,",
    "https://mina@한글.example/,",
    "https://ｌｏｃａｌｈｏｓｔ/,"
  })
  void S4_the_host_of_a_web_address_goes_by_idna_2008_as_domains_of_mail_do(
      String url, @Nullable String kept) {
    for (String field : List.of("\"chatUrl\":\"%s\"", "\"webhook\":{\"url\":\"%s\"}")) {
      Checked<Settings> read = read("{\"name\":\"T\"," + field.formatted(url) + "}");

      assertThat(read instanceof Checked.Good<Settings>).isEqualTo(kept != null);
      if (read instanceof Checked.Good<Settings>(Settings settings) && kept != null) {
        assertThat(settings.chatUrl().or(() -> settings.webhook().map(Settings.Webhook::url)))
            .contains(kept);
      }
    }
  }
}
