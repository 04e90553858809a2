package io.followup.vendors.nhn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template of the laptop: any code of at most 20 characters is one, and approved save where it
 * begins with {@code rejected-}.
 */
record AlimTalkTemplate(String code) {
  static final String CONTENT = "#{text}\n#{link}";
  static final int MOST_CHARACTERS = 1_000;

  private static final int LONGEST_CODE = 20;
  private static final int LONGEST_VALUE = 1_300;
  private static final Pattern VARIABLE = Pattern.compile("#\\{([^}]+)}");

  static Optional<AlimTalkTemplate> of(String code) {
    return code.isEmpty() || code.length() > LONGEST_CODE
        ? Optional.empty()
        : Optional.of(new AlimTalkTemplate(code));
  }

  boolean approved() {
    return !code.startsWith("rejected-");
  }

  /** The text with its variables filled; nothing where one is missing, empty or too long. */
  Optional<String> fill(JsonNode parameters) {
    Matcher variable = VARIABLE.matcher(CONTENT);
    StringBuilder text = new StringBuilder();
    while (variable.find()) {
      String value = parameters.path(variable.group(1)).asText("");
      if (value.isEmpty() || value.length() > LONGEST_VALUE) {
        return Optional.empty();
      }
      variable.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return Optional.of(variable.appendTail(text).toString());
  }

  ObjectNode json(String senderKey) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("plusFriendId", "@laptop")
            .put("senderKey", senderKey)
            .put("plusFriendType", "NORMAL")
            .put("templateCode", code)
            .put("kakaoTemplateCode", code)
            .put("templateName", code)
            .put("templateMessageType", "BA")
            .put("templateEmphasizeType", "NONE")
            .put("templateContent", CONTENT)
            .put("status", approved() ? "TSC03" : "TSC04")
            .put("statusName", approved() ? "Approved" : "Rejected")
            .put("block", false)
            .put("dormant", false);
    json.putArray("buttons");
    return json;
  }
}
