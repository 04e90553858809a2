package io.followup.domain.settings;

import java.time.Duration;
import java.util.Optional;

/** {@link Settings} while they are being changed, by {@link Settings#with}; kept by nobody. */
public final class SettingsDraft {
  public String name;
  public String language;
  public Duration idle;
  public Duration receiptWait;
  public Duration messengerWait;
  public Duration minGap;
  public Settings.Content content;
  public Settings.Ask ask;
  public boolean contactRequired;
  public Optional<Long> monthlyCap;
  public Settings.Push push;
  public Settings.Text text;
  public Settings.Email email;
  public Settings.Connect connect;
  public Optional<Settings.Webhook> webhook;
  public Optional<String> chatUrl;

  SettingsDraft(Settings settings) {
    name = settings.name();
    language = settings.language();
    idle = settings.idle();
    receiptWait = settings.receiptWait();
    messengerWait = settings.messengerWait();
    minGap = settings.minGap();
    content = settings.content();
    ask = settings.ask();
    contactRequired = settings.contactRequired();
    monthlyCap = settings.monthlyCap();
    push = settings.push();
    text = settings.text();
    email = settings.email();
    connect = settings.connect();
    webhook = settings.webhook();
    chatUrl = settings.chatUrl();
  }

  Settings settings() {
    return new Settings(
        name,
        language,
        idle,
        receiptWait,
        messengerWait,
        minGap,
        content,
        ask,
        contactRequired,
        monthlyCap,
        push,
        text,
        email,
        connect,
        webhook,
        chatUrl);
  }
}
