package io.followup.dynamodb;

import static java.util.stream.Collectors.toSet;

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
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A workspace's settings, as a map in its item. */
final class SettingsMap {
  private SettingsMap() {}

  static AttributeValue of(Settings settings) {
    return new Fields()
        .with("name", Values.text(settings.name()))
        .with("language", Values.text(settings.language()))
        .with("idleMillis", millis(settings.idle()))
        .with("receiptWaitMillis", millis(settings.receiptWait()))
        .with("messengerWaitMillis", millis(settings.messengerWait()))
        .with("minGapMillis", millis(settings.minGap()))
        .with("content", Values.text(settings.content().name()))
        .with("askPhone", Values.flag(settings.ask().phone()))
        .with("askEmail", Values.flag(settings.ask().email()))
        .with("askName", Values.flag(settings.ask().name()))
        .with("contactRequired", Values.flag(settings.contactRequired()))
        .with("monthlyCap", settings.monthlyCap().map(Values::number))
        .with("webhook", settings.webhook().map(SettingsMap::webhook))
        .with("chatUrl", settings.chatUrl().map(Values::text))
        .with(push(settings.push()))
        .with(text(settings.text()))
        .with(email(settings.email()))
        .with("chatwootSecret", settings.connect().chatwoot().map(Values::text))
        .with("channelTalkToken", settings.connect().channelTalk().map(Values::text))
        .asMap();
  }

  static Settings settings(Item map) {
    return new Settings(
        map.text("name"),
        map.text("language"),
        millis(map, "idleMillis"),
        millis(map, "receiptWaitMillis"),
        millis(map, "messengerWaitMillis"),
        millis(map, "minGapMillis"),
        Content.valueOf(map.text("content")),
        new Ask(map.flag("askPhone"), map.flag("askEmail"), map.flag("askName")),
        map.flag("contactRequired"),
        map.maybeNumber("monthlyCap"),
        new Push(map.maybeText("androidApplication"), map.maybeText("iosApplication")),
        new Text(
            map.maybeText("senderNumber"),
            map.maybeMap("alimTalk").map(SettingsMap::alimTalk),
            map.maybeMap("line").map(line -> new Line(line.maybeText("secretRef")))),
        new Email(
            map.maybeText("fromDomain"),
            map.maybeText("fromName"),
            map.maybeText("replyTo"),
            map.maybeText("logoUrl"),
            map.maybeText("color")),
        new Connect(map.maybeText("chatwootSecret"), map.maybeText("channelTalkToken")),
        map.maybeMap("webhook").map(SettingsMap::webhook),
        map.maybeText("chatUrl"));
  }

  private static Map<String, AttributeValue> push(Push push) {
    return new Fields()
        .with("androidApplication", push.androidApplication().map(Values::text))
        .with("iosApplication", push.iosApplication().map(Values::text))
        .attributes();
  }

  private static Map<String, AttributeValue> text(Text text) {
    return new Fields()
        .with("senderNumber", text.senderNumber().map(Values::text))
        .with("alimTalk", text.alimTalk().map(SettingsMap::alimTalk))
        .with("line", text.line().map(line -> secretRef(line.secretRef()).asMap()))
        .attributes();
  }

  private static Map<String, AttributeValue> email(Email email) {
    return new Fields()
        .with("fromDomain", email.fromDomain().map(Values::text))
        .with("fromName", email.fromName().map(Values::text))
        .with("replyTo", email.replyTo().map(Values::text))
        .with("logoUrl", email.logoUrl().map(Values::text))
        .with("color", email.color().map(Values::text))
        .attributes();
  }

  private static AttributeValue webhook(Webhook webhook) {
    return new Fields()
        .with("url", Values.text(webhook.url()))
        .with(
            "topics",
            webhook.topics().map(some -> Values.texts(some.stream().map(Topic::name).toList())))
        .asMap();
  }

  private static Webhook webhook(Item map) {
    return new Webhook(
        map.text("url"),
        map.has("topics")
            ? Optional.of(map.texts("topics").stream().map(Topic::valueOf).collect(toSet()))
            : Optional.empty());
  }

  private static AttributeValue alimTalk(AlimTalk alimTalk) {
    return secretRef(alimTalk.secretRef())
        .with("vendor", Values.text(alimTalk.vendor().name()))
        .with("senderKey", Values.text(alimTalk.senderKey()))
        .with("templateCode", Values.text(alimTalk.templateCode()))
        .asMap();
  }

  private static AlimTalk alimTalk(Item map) {
    return new AlimTalk(
        AlimTalk.Vendor.valueOf(map.text("vendor")),
        map.text("senderKey"),
        map.text("templateCode"),
        map.maybeText("secretRef"));
  }

  private static Fields secretRef(Optional<String> reference) {
    return new Fields().with("secretRef", reference.map(Values::text));
  }

  private static AttributeValue millis(Duration duration) {
    return Values.number(duration.toMillis());
  }

  private static Duration millis(Item map, String name) {
    return Duration.ofMillis(map.number(name));
  }
}
