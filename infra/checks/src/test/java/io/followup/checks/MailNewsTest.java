package io.followup.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How it is learnt what became of mails. */
class MailNewsTest {
  private static final Template TEMPLATE = Template.read();
  private static final Map<String, String> FEEDBACK = Map.of("MailFeedback", "yes");
  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:mails";
  private static final List<String> MADE =
      TEMPLATE
          .root()
          .path("Resources")
          .propertyStream()
          .filter(r -> r.getValue().path("Condition").asText().equals("GivesMailFeedback"))
          .map(Map.Entry::getKey)
          .toList();

  @Test
  void without_a_parameter_nothing_of_it_is_made_and_nobody_is_told() {
    Deployment whole = new Deployment(TEMPLATE, Map.of());

    assertThat(MADE).hasSize(6).noneMatch(whole::makes);
    assertThat(whole.environment("receipts")).containsEntry("FOLLOWUP_MAIL_TOPICS", "");
    assertThat(whole.environment("email")).containsEntry("FOLLOWUP_MAIL_CONFIGURATION_SET", "");
    assertThat(whole.refusals()).isEmpty();
  }

  @Test
  void mail_goes_by_the_api_of_SES_unless_a_server_or_its_login_is_named() {
    Deployment api = new Deployment(TEMPLATE, Map.of());
    Deployment server = new Deployment(TEMPLATE, Map.of("MailHost", "smtp.example.com"));
    Deployment login = new Deployment(TEMPLATE, Map.of("MailUsesSecret", "yes"));

    assertThat(api.environment("email")).containsEntry("FOLLOWUP_MAIL_WAY", "ses");
    assertThat(server.environment("email")).containsEntry("FOLLOWUP_MAIL_WAY", "smtp");
    assertThat(login.environment("email"))
        .containsEntry("FOLLOWUP_MAIL_WAY", "smtp")
        .containsEntry("QUARKUS_MAILER_HOST", "email-smtp.${AWS::Region}.amazonaws.com");
  }

  @Test
  void with_feedback_mails_name_the_set_and_the_set_s_topic_is_listened_to() {
    Deployment fed = new Deployment(TEMPLATE, FEEDBACK);

    assertThat(MADE).allMatch(fed::makes);
    assertThat(fed.environment("receipts")).containsEntry("FOLLOWUP_MAIL_TOPICS", "${MailNews}");
    assertThat(fed.environment("email"))
        .containsEntry("FOLLOWUP_MAIL_CONFIGURATION_SET", "${MailConfiguration}");
    assertThat(fed.refusals()).isEmpty();
  }

  @Test
  void topics_of_ones_own_are_listened_to_beside_it_or_alone() {
    Deployment both = new Deployment(TEMPLATE, Map.of("MailFeedback", "yes", "MailTopics", TOPIC));
    Deployment own =
        new Deployment(TEMPLATE, Map.of("MailConfigurationSet", "mine", "MailTopics", TOPIC));

    assertThat(both.environment("receipts"))
        .containsEntry("FOLLOWUP_MAIL_TOPICS", "${MailNews}," + TOPIC);
    assertThat(own.environment("receipts")).containsEntry("FOLLOWUP_MAIL_TOPICS", TOPIC);
    assertThat(own.environment("email")).containsEntry("FOLLOWUP_MAIL_CONFIGURATION_SET", "mine");
  }

  @Test
  void a_set_that_the_sending_server_does_not_have_is_refused() {
    Deployment elsewhere =
        new Deployment(TEMPLATE, Map.of("MailFeedback", "yes", "MailHost", "smtp.example.com"));
    Deployment two =
        new Deployment(TEMPLATE, Map.of("MailFeedback", "yes", "MailConfigurationSet", "mine"));
    Deployment own =
        new Deployment(
            TEMPLATE, Map.of("MailConfigurationSet", "mine", "MailHost", "smtp.example.com"));

    assertThat(elsewhere.refusals()).hasSize(1);
    assertThat(two.refusals()).hasSize(1);
    assertThat(own.refusals()).isEmpty();
  }

  @Test
  void a_template_without_its_rules_is_found_out() {
    ObjectNode ruleless = TEMPLATE.root().deepCopy();
    ruleless.remove("Rules");

    assertThat(
            new Deployment(
                    new Template(ruleless),
                    Map.of("MailFeedback", "yes", "MailHost", "smtp.example.com"))
                .refusals())
        .isEmpty();
  }

  @Test
  void only_ses_may_publish_and_only_for_the_set_of_this_account() {
    JsonNode statements = TEMPLATE.properties("MailNewsPolicy").at("/PolicyDocument/Statement");

    assertThat(statements).hasSize(1);
    JsonNode statement = statements.path(0);
    assertThat(statement.at("/Principal/Service").asText()).isEqualTo("ses.amazonaws.com");
    assertThat(statement.path("Action").asText()).isEqualTo("sns:Publish");
    JsonNode equals = statement.at("/Condition/StringEquals");
    assertThat(equals.path("aws:SourceAccount").path("Ref").asText()).isEqualTo("AWS::AccountId");
    assertThat(equals.path("aws:SourceArn").path("Fn::Sub").asText())
        .endsWith(":configuration-set/${MailConfiguration}");
  }

  @Test
  void sns_posts_to_receipts_where_the_api_is_called_signed_by_sha_256() {
    JsonNode subscription = TEMPLATE.properties("MailNewsSubscription");
    Deployment ours = new Deployment(TEMPLATE, FEEDBACK);
    Deployment named =
        new Deployment(
            TEMPLATE, Map.of("MailFeedback", "yes", "DomainName", "followup.example.com"));

    assertThat(subscription.path("Protocol").asText()).isEqualTo("https");
    assertThat(subscription.path("RawMessageDelivery").asBoolean(true)).isFalse();
    assertThat(TEMPLATE.properties("MailNews").path("SignatureVersion").asText()).isEqualTo("2");
    JsonNode url = TEMPLATE.root().at("/Outputs/Url/Value");
    for (Deployment deployed : List.of(ours, named)) {
      assertThat(deployed.text(subscription.path("Endpoint")))
          .isEqualTo(deployed.text(url) + "/v1/callbacks/email");
    }
    assertThat(named.text(url)).isEqualTo("https://followup.example.com");
    assertThat(TEMPLATE.properties("CarrierCallbackRoute").path("RouteKey").asText())
        .isEqualTo("POST /v1/callbacks/{carrier}");
  }

  /** Else nobody answers SNS' question whether it may post here. */
  @Test
  void the_subscription_is_made_when_receipts_can_be_called() {
    Deployment fed = new Deployment(TEMPLATE, FEEDBACK);

    assertThat(fed.before("MailNewsSubscription"))
        .contains(
            "ApiStage",
            "CarrierCallbackRoute",
            "integrations/${ReceiptsIntegration}",
            "ReceiptsPermission",
            "ReceiptsFunction.Alias");
    assertThat(TEMPLATE.resource("MailConfigurationNews").path("DependsOn").asText())
        .isEqualTo("MailNewsPolicy");
  }

  /** SNS refuses a policy of more than an hour, and receipts what is older. */
  @Test
  void a_message_is_tried_for_less_than_an_hour() {
    JsonNode retries =
        TEMPLATE.properties("MailNewsSubscription").at("/DeliveryPolicy/healthyRetryPolicy");

    int most = retries.path("numRetries").asInt() * retries.path("maxDelayTarget").asInt();
    assertThat(most).isBetween(30 * 60, 60 * 60);
  }
}
