package io.followup.vendors.solapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template of the laptop: any id of at most 50 characters is one, and approved save where it
 * begins with {@code rejected-}.
 */
record SolapiTemplate(String id) {
  static final String CONTENT = "#{text}\n#{link}";

  private static final int LONGEST_ID = 50;
  private static final Pattern VARIABLE = Pattern.compile("#\\{[^}]+}");

  static Optional<SolapiTemplate> of(String id) {
    return id.isEmpty() || id.length() > LONGEST_ID
        ? Optional.empty()
        : Optional.of(new SolapiTemplate(id));
  }

  boolean approved() {
    return !id.startsWith("rejected-");
  }

  /**
   * The text with its variables filled; nothing where one is missing, empty or no text.
   *
   * @param variables by their names with {@code #{}}
   */
  Optional<String> fill(JsonNode variables) {
    Matcher variable = VARIABLE.matcher(CONTENT);
    StringBuilder text = new StringBuilder();
    while (variable.find()) {
      String value = variables.path(variable.group()).textValue();
      if (value == null || value.isEmpty()) {
        return Optional.empty();
      }
      variable.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return Optional.of(variable.appendTail(text).toString());
  }

  ObjectNode json(Instant now) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", id)
            .put("templateId", id)
            .put("channelId", SolapiConsole.PF_ID)
            .putNull("channelGroupId")
            .put("assignType", "CHANNEL")
            .put("accountId", SolapiJson.ACCOUNT)
            .put("securityFlag", false)
            .put("categoryCode", "001001")
            .put("isHidden", false)
            .put("isDeleted", false)
            .put("content", CONTENT)
            .put("commentable", true)
            .put("status", approved() ? "APPROVED" : "REJECTED")
            .put("messageType", "BA")
            .put("emphasizeType", "NONE")
            .putNull("extra")
            .putNull("ad")
            .putNull("emphasizeTitle")
            .putNull("emphasizeSubtitle")
            .putNull("header")
            .put("dateCreated", SolapiJson.shown(now))
            .put("dateUpdated", SolapiJson.shown(now));
    json.putArray("buttons");
    json.putArray("quickReplies");
    json.putArray("comments");
    return json;
  }
}
