package io.followup.local.stories;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a simulated carrier took for a customer. */
public record Notice(
    long seq,
    Instant at,
    Kind kind,
    String from,
    String to,
    String title,
    String text,
    JsonNode json) {
  private static final Pattern LINK =
      Pattern.compile("http://localhost:\\d+(/l/[A-Za-z0-9]{1,12})");

  /** Of what kind it is. */
  public enum Kind {
    PUSH(Channel.PUSH),
    ALIMTALK(Channel.TEXT),
    LINE(Channel.TEXT),
    SMS(Channel.TEXT),
    LMS(Channel.TEXT),
    EMAIL(Channel.EMAIL);

    private final Channel channel;

    Kind(Channel channel) {
      this.channel = channel;
    }

    Channel channel() {
      return channel;
    }
  }

  /** By which way it came. */
  public enum Channel {
    PUSH,
    TEXT,
    EMAIL
  }

  static Notice of(JsonNode json) {
    return new Notice(
        json.required("seq").asLong(),
        Instant.parse(json.required("at").asText()),
        Kind.valueOf(json.required("kind").asText()),
        json.required("from").asText(),
        json.required("to").asText(),
        json.required("title").asText(),
        json.required("text").asText(),
        json);
  }

  public String header(String name) {
    return json.path("headers").path(name).asText();
  }

  public String html() {
    return json.path("html").asText();
  }

  public String deliveryId() {
    return json.required("deliveryId").asText();
  }

  public String proof() {
    return json.required("data").required("proof").asText();
  }

  /** The path of the short link back to the chat; fails where there is none. */
  public String link() {
    Matcher found = LINK.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no link in: " + text);
    }
    return found.group(1);
  }
}
