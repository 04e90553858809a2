package io.followup.vendors.solapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One message of a request, as its sender wrote it. */
record SolapiRequest(JsonNode json) {
  private static final Pattern RECIPIENT = Pattern.compile("01[0-9]{8,9}");
  private static final Pattern CHANNEL = Pattern.compile("KA01PF(?!rejected)[0-9A-Za-z]{26}");
  private static final Pattern MAGIC = Pattern.compile("0100000([0-9]{4})");
  private static final int MOST_CHARACTERS = 1_000;
  private static final int LONGEST_FIELD = 30;
  private static final int LONGEST_VALUE = 100;

  String to() {
    return json.path("to").asText("");
  }

  String channel() {
    return json.at("/kakaoOptions/pfId").asText("");
  }

  String templateId() {
    return json.at("/kakaoOptions/templateId").asText("");
  }

  Optional<String> from() {
    return Optional.ofNullable(json.path("from").textValue());
  }

  JsonNode customFields() {
    return json.path("customFields");
  }

  /** Solapi texts where AlimTalk fails, unless it is told not to. */
  boolean failover() {
    return !json.at("/kakaoOptions/disableSms").asBoolean(false);
  }

  /** The text as the template has it, filled. */
  Optional<String> text() {
    return template().flatMap(there -> there.fill(json.at("/kakaoOptions/variables")));
  }

  private Optional<SolapiTemplate> template() {
    return SolapiTemplate.of(templateId()).filter(SolapiTemplate::approved);
  }

  /** The code that the recipient's number asks for. */
  Optional<Integer> magic() {
    Matcher number = MAGIC.matcher(to());
    return number.matches() ? Optional.of(Integer.parseInt(number.group(1))) : Optional.empty();
  }

  /**
   * 2000, or the code of the first rule that it breaks.
   *
   * @param seen the numbers before it in the same call
   */
  int check(Set<String> seen, boolean allowDuplicates) {
    if (to().isEmpty() || (failover() && from().isEmpty())) {
      return 1010;
    }
    if (!json.path("type").asText("").equals("ATA")) {
      return 1025;
    }
    if (!RECIPIENT.matcher(to()).matches() || !json.path("country").asText("82").equals("82")) {
      return 1011;
    }
    if (seen.contains(to()) && !allowDuplicates) {
      return 1026;
    }
    return fieldsFit() ? checkTemplate() : 1032;
  }

  private int checkTemplate() {
    if (!CHANNEL.matcher(channel()).matches()) {
      return 1041;
    }
    if (template().isEmpty()) {
      return 1042;
    }
    String given = json.path("text").asText("");
    Optional<String> text = text().filter(own -> given.isEmpty() || given.equals(own));
    if (text.isEmpty()) {
      return 1043;
    }
    return text.get().length() > MOST_CHARACTERS
        ? 1031
        : magic().filter(code -> code < 2000).orElse(2000);
  }

  private boolean fieldsFit() {
    return customFields().properties().stream().allMatch(SolapiRequest::fits);
  }

  private static boolean fits(Map.Entry<String, JsonNode> field) {
    String value = field.getValue().textValue();
    return field.getKey().length() <= LONGEST_FIELD
        && value != null
        && value.length() <= LONGEST_VALUE;
  }

  @Override
  public String toString() {
    return "SolapiRequest";
  }
}
