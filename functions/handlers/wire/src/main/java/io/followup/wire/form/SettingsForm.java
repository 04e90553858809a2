package io.followup.wire.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Settings.AlimTalk;
import io.followup.domain.settings.Settings.Ask;
import io.followup.domain.settings.Settings.Connect;
import io.followup.domain.settings.Settings.Content;
import io.followup.domain.settings.Settings.Email;
import io.followup.domain.settings.Settings.Line;
import io.followup.domain.settings.Settings.Push;
import io.followup.domain.settings.Settings.Text;
import io.followup.domain.settings.Settings.Webhook;
import io.followup.domain.settings.Settings.Webhook.Topic;
import io.followup.wire.check.Checked;
import io.followup.wire.check.Fields;
import io.followup.wire.check.Form;
import io.followup.wire.check.Forms;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A workspace's settings as they are put: null is absent, and absent is the default. */
public final class SettingsForm {
  private static final Pattern APPLICATION =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:app/[A-Z_]+/[A-Za-z0-9_.-]{1,256}");
  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");
  private static final Pattern SENDER_NUMBER = Pattern.compile("[0-9]{8,11}");
  private static final Pattern SENDER_KEY = Pattern.compile("[!-~]{40}");
  private static final Pattern TEMPLATE = Pattern.compile("[!-~]{1,20}");

  /** Kakao's sender key, or Solapi's own id of the channel, which begins otherwise in old ones. */
  private static final Pattern SOLAPI_SENDER_KEY =
      Pattern.compile("[!-~]{40}|(?:KA01PF|PF01ID)[0-9A-Za-z]{26}");

  private static final Pattern SOLAPI_TEMPLATE = Pattern.compile("[!-~]{1,50}");

  /** Some may be named twice. */
  private static final int MOST_EVENTS = 100;

  private static final Pattern SECRET_REF = Pattern.compile("[!-~]{1,2048}");

  private SettingsForm() {}

  public static Checked<Settings> read(JsonNode json) {
    return Fields.<Settings>object(SettingsForm::read).check(json);
  }

  private static Checked<Settings> read(Fields fields) {
    Settings basis = Settings.defaults("");
    Optional<String> name = fields.required("name", Forms.line(200));
    Optional<String> language = fields.optional("language", Tags.language());
    Optional<Duration> idle = fields.optional("idleSeconds", seconds(30, 900));
    Optional<Duration> receiptWait = fields.optional("receiptWaitSeconds", seconds(5, 300));
    Optional<Duration> messengerWait = fields.optional("messengerWaitSeconds", seconds(10, 600));
    Optional<Duration> minGap = fields.optional("minGapSeconds", seconds(0, 600));
    Optional<Content> content =
        fields.optional("content", Forms.oneOf(Content.values(), Content::word));
    Optional<Ask> ask = fields.optional("ask", Fields.object(SettingsForm::ask));
    Optional<Boolean> contactRequired = fields.optional("contactRequired", Forms.bool());
    Optional<Long> cap = fields.optional("monthlyCap", Forms.whole(0, Forms.MOST));
    Optional<Push> push = fields.optional("push", Fields.object(SettingsForm::push));
    Optional<Text> text = fields.optional("text", Fields.object(SettingsForm::text));
    Optional<Email> email = fields.optional("email", Fields.object(SettingsForm::email));
    Optional<Connect> connect = fields.optional("connect", Fields.object(SettingsForm::connect));
    Optional<Webhook> webhook = fields.optional("webhook", Fields.object(SettingsForm::webhook));
    Optional<String> chatUrl = fields.optional("chatUrl", Urls.chat());
    return fields.done(
        () ->
            new Settings(
                name.orElseThrow(),
                language.orElse(basis.language()),
                idle.orElse(basis.idle()),
                receiptWait.orElse(basis.receiptWait()),
                messengerWait.orElse(basis.messengerWait()),
                minGap.orElse(basis.minGap()),
                content.orElse(basis.content()),
                ask.orElse(basis.ask()),
                contactRequired.orElse(basis.contactRequired()),
                cap,
                push.orElse(basis.push()),
                text.orElse(basis.text()),
                email.orElse(basis.email()),
                connect.orElse(basis.connect()),
                webhook,
                chatUrl));
  }

  private static Form<Duration> seconds(int least, int most) {
    return Forms.whole(least, most).map(Duration::ofSeconds);
  }

  private static Checked<Ask> ask(Fields fields) {
    Optional<Boolean> phone = fields.optional("phone", Forms.bool());
    Optional<Boolean> email = fields.optional("email", Forms.bool());
    Optional<Boolean> name = fields.optional("name", Forms.bool());
    return fields.done(() -> new Ask(phone.orElse(false), email.orElse(false), name.orElse(false)));
  }

  private static Checked<Push> push(Fields fields) {
    Form<String> application = Fields.object(SettingsForm::application);
    Optional<String> android = fields.optional("android", application);
    Optional<String> ios = fields.optional("ios", application);
    return fields.done(() -> new Push(android, ios));
  }

  private static Checked<String> application(Fields fields) {
    Optional<String> arn =
        fields.required(
            "applicationArn",
            Forms.pattern(APPLICATION, "must be the ARN of an SNS platform application"));
    return fields.done(arn::orElseThrow);
  }

  private static Checked<Text> text(Fields fields) {
    Optional<String> sender =
        fields.optional("senderNumber", Forms.pattern(SENDER_NUMBER, "must be 8 to 11 digits"));
    Optional<AlimTalk> alimTalk =
        fields.optional("alimTalk", Fields.object(SettingsForm::alimTalk));
    Optional<Line> line = fields.optional("line", Fields.object(SettingsForm::line));
    return fields.done(() -> new Text(sender, alimTalk, line));
  }

  private static Checked<AlimTalk> alimTalk(Fields fields) {
    Optional<AlimTalk.Vendor> vendor =
        fields.required("vendor", Forms.oneOf(AlimTalk.Vendor.values(), AlimTalk.Vendor::word));
    // Where nobody knows the vendor, the others are judged by Kakao's own rules.
    AlimTalk.Vendor known = vendor.orElse(AlimTalk.Vendor.NHN);
    Optional<String> key = fields.required("senderKey", senderKey(known));
    Optional<String> template = fields.required("templateCode", templateCode(known));
    Optional<String> secret = fields.optional("secretRef", secretRef());
    return fields.done(
        () ->
            new AlimTalk(vendor.orElseThrow(), key.orElseThrow(), template.orElseThrow(), secret));
  }

  private static Form<String> senderKey(AlimTalk.Vendor vendor) {
    return switch (vendor) {
      case NHN -> Forms.pattern(SENDER_KEY, "must be 40 characters");
      case SOLAPI ->
          Forms.pattern(
              SOLAPI_SENDER_KEY, "must be 40 characters, or a pfId such as KA01PF and 26 more");
    };
  }

  private static Form<String> templateCode(AlimTalk.Vendor vendor) {
    return switch (vendor) {
      case NHN -> Forms.pattern(TEMPLATE, "must be 1 to 20 characters");
      case SOLAPI -> Forms.pattern(SOLAPI_TEMPLATE, "must be 1 to 50 characters");
    };
  }

  private static Checked<Line> line(Fields fields) {
    Optional<String> secret = fields.optional("secretRef", secretRef());
    return fields.done(() -> new Line(secret));
  }

  private static Checked<Connect> connect(Fields fields) {
    Optional<String> chatwoot =
        fields.optional("chatwoot", Fields.object(of -> reference(of, "secretRef")));
    Optional<String> channelTalk =
        fields.optional("channelTalk", Fields.object(of -> reference(of, "tokenRef")));
    return fields.done(() -> new Connect(chatwoot, channelTalk));
  }

  private static Checked<String> reference(Fields fields, String name) {
    Optional<String> reference = fields.required(name, secretRef());
    return fields.done(reference::orElseThrow);
  }

  private static Form<String> secretRef() {
    return Forms.pattern(SECRET_REF, "must be the name of a secret");
  }

  private static Checked<Email> email(Fields fields) {
    Optional<String> domain = fields.optional("fromDomain", Emails.domain());
    Optional<String> from = fields.optional("fromName", Forms.line(200));
    Optional<String> replyTo = fields.optional("replyTo", Emails.form().map(EmailAddress::value));
    Optional<String> logo = fields.optional("logoUrl", Urls.picture());
    Optional<String> color = fields.optional("color", Forms.pattern(COLOR, "must be #rrggbb"));
    return fields.done(() -> new Email(domain, from, replyTo, logo, color));
  }

  private static Checked<Webhook> webhook(Fields fields) {
    Optional<String> url = fields.required("url", Urls.webhook());
    Optional<Set<Topic>> topics =
        fields.optional(
            "events",
            Forms.list(MOST_EVENTS, Forms.oneOf(Topic.values(), Topic::word)).map(Set::copyOf));
    return fields.done(() -> new Webhook(url.orElseThrow(), topics));
  }
}
