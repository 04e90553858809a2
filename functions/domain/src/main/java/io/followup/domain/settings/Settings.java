package io.followup.domain.settings;

import io.followup.domain.word.Word;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A workspace's settings. What is absent falls back to the operator's defaults.
 *
 * @param language well-formed BCP 47; one that does not ship falls through to English
 * @param idle how long a session lives after its last activity, 30 to 900 s
 * @param receiptWait how long a push waits for a device's receipt, 5 to 300 s
 * @param messengerWait how long a messenger waits for its result, 10 to 600 s
 * @param minGap between two claims of a chat that tell, 0 to 600 s
 * @param monthlyCap in post units; empty: no cap of its own
 */
public record Settings(
    String name,
    String language,
    Duration idle,
    Duration receiptWait,
    Duration messengerWait,
    Duration minGap,
    Content content,
    Ask ask,
    boolean contactRequired,
    Optional<Long> monthlyCap,
    Push push,
    Text text,
    Email email,
    Connect connect,
    Optional<Webhook> webhook,
    Optional<String> chatUrl) {

  /** How much of a reply a notice shows. */
  public enum Content implements Word {
    FULL,
    TEASER,
    NONE;
  }

  /** What customers are asked for; phone on means texts on, email on means emails on. */
  public record Ask(boolean phone, boolean email, boolean name) {}

  /** The push applications of the workspace's own apps, by SNS platform application ARN. */
  public record Push(Optional<String> androidApplication, Optional<String> iosApplication) {}

  /** Texts: the workspace's registered number, and its messengers. */
  public record Text(
      Optional<String> senderNumber, Optional<AlimTalk> alimTalk, Optional<Line> line) {}

  /** KakaoTalk AlimTalk; the secret is a reference, never a value. */
  public record AlimTalk(
      Vendor vendor, String senderKey, String templateCode, Optional<String> secretRef) {
    /** Who takes AlimTalk for the workspace. */
    public enum Vendor implements Word {
      NHN,
      SOLAPI;
    }
  }

  /** LINE; the secret is a reference, never a value. */
  public record Line(Optional<String> secretRef) {}

  /**
   * Emails: From and Reply-To, and what they look like.
   *
   * @param logoUrl https
   * @param color of the button, such as {@code #0b57d0}
   */
  public record Email(
      Optional<String> fromDomain,
      Optional<String> fromName,
      Optional<String> replyTo,
      Optional<String> logoUrl,
      Optional<String> color) {
    /** What the operator's defaults make of it. */
    public static final Email PLAIN =
        new Email(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /**
   * The chat backends whose webhooks the workspace takes; what each proves itself by is a
   * reference, never a value.
   *
   * @param chatwoot of the secret that signs
   * @param channelTalk of the token in the webhook's address
   */
  public record Connect(Optional<String> chatwoot, Optional<String> channelTalk) {
    public static final Connect NOTHING = new Connect(Optional.empty(), Optional.empty());
  }

  /**
   * Where the workspace wants to be told what the world is told.
   *
   * @param url https; whether it is public is asked when it is called
   * @param topics empty: all of them
   */
  public record Webhook(String url, Optional<Set<Topic>> topics) {
    /** An event's name on the bus. */
    public enum Topic implements Word {
      FOLLOW_UP_SETTLED,
      DELIVERY_CHANGED,
      CUSTOMER_WENT_OFFLINE,
      CREDITS_LOW,
      INPUT_REJECTED;

      public static Optional<Topic> of(String word) {
        return Arrays.stream(values()).filter(topic -> topic.word().equals(word)).findFirst();
      }
    }

    public Webhook {
      topics = topics.map(Set::copyOf);
    }

    public boolean wants(Topic topic) {
      return topics.map(some -> some.contains(topic)).orElse(true);
    }
  }

  public Settings withWebhook(Optional<Webhook> changed) {
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
        changed,
        chatUrl);
  }

  /** What a workspace starts with. */
  public static Settings defaults(String name) {
    return new Settings(
        name,
        "en",
        Duration.ofSeconds(270),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        Content.TEASER,
        new Ask(false, false, false),
        false,
        Optional.empty(),
        new Push(Optional.empty(), Optional.empty()),
        new Text(Optional.empty(), Optional.empty(), Optional.empty()),
        Email.PLAIN,
        Connect.NOTHING,
        Optional.empty(),
        Optional.empty());
  }

  /** Whether a messenger could be asked at all; which one depends on the customer. */
  public boolean hasMessenger() {
    return text.alimTalk().isPresent() || text.line().isPresent();
  }
}
