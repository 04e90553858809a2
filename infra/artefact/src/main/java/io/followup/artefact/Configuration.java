package io.followup.artefact;

import io.followup.artefact.aws.Executions;
import io.followup.artefact.aws.LocalDynamoDb;
import io.followup.aws.Sqs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The environment that each function is deployed with, by the same names as in {@code
 * infra/template.yaml}: what a function does not get there it does not get here.
 */
final class Configuration {
  private static final String ARN = "arn:aws:%s:ap-northeast-2:000000000000:%s";

  private static final String WORKFLOW = "FOLLOWUP_WORKFLOW_ARN";
  private static final String TELL = "FOLLOWUP_TELL_ARN";
  private static final String LOOK_QUEUE = "FOLLOWUP_LOOK_QUEUE_URL";
  private static final String CONTINUATION_QUEUE = "FOLLOWUP_CONTINUATION_QUEUE_URL";
  private static final String SWEEP_QUEUE = "FOLLOWUP_SWEEP_QUEUE_URL";
  private static final String ASK_QUEUE = "FOLLOWUP_ASK_QUEUE_URL";
  private static final String WEBHOOK_QUEUE = "FOLLOWUP_WEBHOOK_QUEUE_URL";
  private static final String BUS = "FOLLOWUP_BUS_NAME";
  private static final String DEAD_LETTERS = "FOLLOWUP_DEAD_LETTERS_URL";
  private static final String ANDROID = "FOLLOWUP_PUSH_ANDROID_APPLICATION";
  private static final String IOS = "FOLLOWUP_PUSH_IOS_APPLICATION";
  private static final String CHAT_URL = "FOLLOWUP_DEFAULT_CHAT_URL";
  private static final String CONTACT_KEY = "FOLLOWUP_CONTACT_KEY_ARN";
  private static final String MASTER_SECRET = "FOLLOWUP_MASTER_SECRET";
  private static final String OPERATOR = "FOLLOWUP_OPERATOR_KEY";
  private static final String MAIL_HOST = "QUARKUS_MAILER_HOST";
  private static final String MAIL_PORT = "QUARKUS_MAILER_PORT";
  private static final String MAIL_TLS = "QUARKUS_MAILER_START_TLS";

  private static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("FOLLOWUP_TABLE_PRESENCE", LocalDynamoDb.PRESENCE),
          Map.entry("FOLLOWUP_TABLE_FOLLOWUP", LocalDynamoDb.FOLLOWUP),
          Map.entry("FOLLOWUP_RETENTION_DAYS", "90"),
          Map.entry("FOLLOWUP_PUBLIC_URL", "https://follow.example"),
          Map.entry("FOLLOWUP_XMS_DEFAULT_SENDER", "16449672"),
          Map.entry("FOLLOWUP_MAIL_DEFAULT_DOMAIN", "followup.example"),
          // A change of settings holds at once, so that no test waits for another's.
          Map.entry("FOLLOWUP_CACHE_SECONDS", "0"));

  private static final Map<String, String> OWN =
      Map.ofEntries(
          Map.entry(WORKFLOW, Executions.FOLLOW_UP),
          Map.entry(TELL, Executions.TELL),
          Map.entry(LOOK_QUEUE, Sqs.url("look-again")),
          Map.entry(CONTINUATION_QUEUE, Sqs.url("continuation")),
          Map.entry(SWEEP_QUEUE, Sqs.url("sweep")),
          Map.entry(ASK_QUEUE, Sqs.url("ask")),
          Map.entry(WEBHOOK_QUEUE, Sqs.url("webhook")),
          Map.entry(DEAD_LETTERS, Sqs.url("dead-letters")),
          Map.entry(BUS, "followup"),
          Map.entry(CONTACT_KEY, ARN.formatted("kms", "key/contact")),
          Map.entry(ANDROID, ARN.formatted("sns", "app/GCM/followup")),
          Map.entry(IOS, ARN.formatted("sns", "app/APNS/followup")),
          Map.entry(CHAT_URL, "https://chat.example/open"),
          Map.entry(MASTER_SECRET, "a-test-has-no-secrets-but-this-one-is-long"),
          Map.entry(OPERATOR, Deployment.OPERATOR_KEY),
          Map.entry(MAIL_HOST, "127.0.0.1"),
          Map.entry(MAIL_TLS, "DISABLED"));

  /** What wakes somebody. */
  private static final List<String> WAKERS =
      List.of(WORKFLOW, TELL, LOOK_QUEUE, CONTINUATION_QUEUE);

  private static final Map<String, List<String>> BY_FUNCTION =
      Map.ofEntries(
          Map.entry("presence", List.of(MASTER_SECRET)),
          Map.entry("replies", List.of(MASTER_SECRET, CONTACT_KEY)),
          Map.entry("chats", List.of(MASTER_SECRET)),
          Map.entry("customers", List.of(MASTER_SECRET, ANDROID, IOS, CONTACT_KEY)),
          Map.entry("workspaces", List.of(MASTER_SECRET, OPERATOR)),
          Map.entry("records", List.of(MASTER_SECRET)),
          Map.entry("receipts", List.of(MASTER_SECRET, CONTINUATION_QUEUE)),
          Map.entry("connect", List.of(MASTER_SECRET, CONTACT_KEY)),
          Map.entry("links", List.of(MASTER_SECRET, CHAT_URL, CONTACT_KEY)),
          Map.entry("fallback", List.of(MASTER_SECRET)),
          Map.entry("inbound", List.of(MASTER_SECRET, DEAD_LETTERS, BUS, CONTACT_KEY)),
          Map.entry("dispatch", WAKERS),
          Map.entry("expirations", List.of(WORKFLOW, TELL, LOOK_QUEUE, CONTINUATION_QUEUE, BUS)),
          Map.entry("announce", List.of(BUS)),
          Map.entry("look", WAKERS),
          Map.entry("continue", List.of(TELL, CONTINUATION_QUEUE)),
          Map.entry("webhook", List.of(MASTER_SECRET, WEBHOOK_QUEUE)),
          Map.entry("sweep", List.of(MASTER_SECRET, SWEEP_QUEUE, ASK_QUEUE)),
          Map.entry("ask", List.of(MASTER_SECRET, CONTINUATION_QUEUE)),
          Map.entry("push", List.of(MASTER_SECRET, ANDROID, IOS, CONTACT_KEY)),
          Map.entry("claimunseen", WAKERS),
          Map.entry("lookagain", WAKERS),
          Map.entry("messenger", List.of(MASTER_SECRET, CONTINUATION_QUEUE, CONTACT_KEY)),
          Map.entry("xms", List.of(MASTER_SECRET, CONTINUATION_QUEUE, CONTACT_KEY)),
          Map.entry(
              "email",
              List.of(MASTER_SECRET, CONTINUATION_QUEUE, CONTACT_KEY, MAIL_HOST, MAIL_TLS)));

  private Configuration() {}

  static Map<String, String> of(String function, String awsEndpoint, int mailPort) {
    Map<String, String> variables = new HashMap<>(ALL);
    variables.put("QUARKUS_FUNQY_EXPORT", function);
    variables.put("AWS_ENDPOINT_URL", awsEndpoint);
    for (String name : BY_FUNCTION.getOrDefault(function, List.of())) {
      variables.put(name, OWN.getOrDefault(name, ""));
    }
    if (variables.containsKey(MAIL_HOST)) {
      variables.put(MAIL_PORT, Integer.toString(mailPort));
    }
    return variables;
  }
}
