package io.followup.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What the template has SES tell of mails. */
public final class MailNews {
  private MailNews() {}

  /** By the names that a configuration set has for them. */
  public static List<String> events() {
    return Template.read()
        .properties("MailConfigurationNews")
        .at("/EventDestination/MatchingEventTypes")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }
}
