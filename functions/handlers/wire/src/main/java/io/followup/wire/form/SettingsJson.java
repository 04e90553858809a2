package io.followup.wire.form;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.settings.Settings;
import io.followup.domain.settings.Workspace;
import io.followup.wire.Json;
import java.time.Duration;
import java.util.Optional;

/**
 * A workspace's settings as they are shown. What is shown can be put again; secrets stay out, and a
 * put that names none keeps them ({@link #keepingSecrets}).
 */
public final class SettingsJson {
  private SettingsJson() {}

  public static ObjectNode of(Workspace workspace) {
    Settings settings = workspace.settings();
    ObjectNode json = Json.object();
    json.put("name", settings.name()).put("language", settings.language());
    json.put("idleSeconds", seconds(settings.idle()));
    json.put("receiptWaitSeconds", seconds(settings.receiptWait()));
    json.put("messengerWaitSeconds", seconds(settings.messengerWait()));
    json.put("minGapSeconds", seconds(settings.minGap()));
    json.put("content", settings.content().word());
    json.putObject("ask")
        .put("phone", settings.ask().phone())
        .put("email", settings.ask().email())
        .put("name", settings.ask().name());
    json.put("contactRequired", settings.contactRequired());
    json.put("monthlyCap", settings.monthlyCap().orElse(null));
    push(json.putObject("push"), settings.push());
    text(json.putObject("text"), settings.text());
    email(json.putObject("email"), settings.email());
    connect(json.putObject("connect"), settings.connect());
    settings.webhook().ifPresent(webhook -> webhook(json.putObject("webhook"), webhook));
    settings.chatUrl().ifPresent(url -> json.put("chatUrl", url));
    json.putObject("billing").put("paymentMethod", workspace.paymentMethod());
    return json;
  }

  /**
   * Since secrets are never shown, whoever puts what was shown would lose them: a messenger that
   * stays and names no secret keeps the one it has.
   */
  public static Settings keepingSecrets(Settings before, Settings put) {
    Settings.Text text = put.text();
    Optional<Settings.AlimTalk> alimTalk =
        text.alimTalk()
            .map(
                now ->
                    new Settings.AlimTalk(
                        now.vendor(),
                        now.senderKey(),
                        now.templateCode(),
                        now.secretRef().or(() -> secretOf(before, now))));
    Optional<Settings.Line> line =
        text.line()
            .map(
                now ->
                    new Settings.Line(
                        now.secretRef()
                            .or(() -> before.text().line().flatMap(Settings.Line::secretRef))));
    return new Settings(
        put.name(),
        put.language(),
        put.idle(),
        put.receiptWait(),
        put.messengerWait(),
        put.minGap(),
        put.content(),
        put.ask(),
        put.contactRequired(),
        put.monthlyCap(),
        put.push(),
        new Settings.Text(text.senderNumber(), alimTalk, line),
        put.email(),
        put.connect(),
        put.webhook(),
        put.chatUrl());
  }

  private static Optional<String> secretOf(Settings before, Settings.AlimTalk now) {
    return before
        .text()
        .alimTalk()
        .filter(old -> old.vendor() == now.vendor())
        .flatMap(Settings.AlimTalk::secretRef);
  }

  private static void push(ObjectNode json, Settings.Push push) {
    push.androidApplication()
        .ifPresent(arn -> json.putObject("android").put("applicationArn", arn));
    push.iosApplication().ifPresent(arn -> json.putObject("ios").put("applicationArn", arn));
  }

  private static void text(ObjectNode json, Settings.Text text) {
    text.senderNumber().ifPresent(number -> json.put("senderNumber", number));
    text.alimTalk()
        .ifPresent(
            alimTalk ->
                json.putObject("alimTalk")
                    .put("vendor", alimTalk.vendor().word())
                    .put("senderKey", alimTalk.senderKey())
                    .put("templateCode", alimTalk.templateCode()));
    text.line().ifPresent(_ -> json.putObject("line"));
  }

  /** A reference alone opens nothing, and whoever puts what was shown keeps it. */
  private static void connect(ObjectNode json, Settings.Connect connect) {
    connect.chatwoot().ifPresent(at -> json.putObject("chatwoot").put("secretRef", at));
    connect.channelTalk().ifPresent(at -> json.putObject("channelTalk").put("tokenRef", at));
  }

  private static void email(ObjectNode json, Settings.Email email) {
    email.fromDomain().ifPresent(domain -> json.put("fromDomain", domain));
    email.fromName().ifPresent(name -> json.put("fromName", name));
    email.replyTo().ifPresent(address -> json.put("replyTo", address));
    email.logoUrl().ifPresent(url -> json.put("logoUrl", url));
    email.color().ifPresent(color -> json.put("color", color));
  }

  private static void webhook(ObjectNode json, Settings.Webhook webhook) {
    json.put("url", webhook.url());
    webhook
        .topics()
        .ifPresent(
            topics -> {
              ArrayNode events = json.putArray("events");
              topics.stream().sorted().map(Settings.Webhook.Topic::word).forEach(events::add);
            });
  }

  private static long seconds(Duration duration) {
    return duration.toSeconds();
  }
}
