package io.followup.checks;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.followup.carriers.secrets.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each role allows: what calls.json saw its function call, and what allowed.yaml lists with
 * its reason.
 */
class RolesTest {
  private static final Template TEMPLATE = Template.read();
  private static final JsonNode CALLS = Yaml.read(Path.of("../../functions/calls.json"));
  private static final JsonNode ALLOWED = Yaml.read(Path.of("src/test/resources/allowed.yaml"));

  /** What calls.json names, as the template names it. */
  private static final Map<String, String> RESOURCES =
      Map.ofEntries(
          Map.entry("presence", "PresenceTable"),
          Map.entry("followup", "FollowupTable"),
          Map.entry("followup/due", "FollowupTable/index/due"),
          Map.entry("followup/customer", "FollowupTable/index/customer"),
          Map.entry("follow-up", "stateMachine:followup-${Stage}-follow-up"),
          Map.entry("tell", "stateMachine:followup-${Stage}-tell"),
          Map.entry("look-again", "LookAgainQueue"),
          Map.entry("continuation", "ContinuationQueue"),
          Map.entry("sweep", "SweepQueue"),
          Map.entry("webhook", "WebhookQueue"),
          Map.entry("bus", "Bus"),
          Map.entry("device", "endpoint/*"),
          Map.entry("number", "*"));

  private static final Set<String> NOT_OF_AWS = Set.of("mail", "vendor");

  static List<LambdaFunction> functions() {
    return TEMPLATE.functions();
  }

  @Test
  void every_function_has_a_role_of_its_own() {
    assertThat(functions())
        .allSatisfy(
            function -> assertThat(function.role()).isEqualTo(function.prefix() + "Role.Arn"));
    // And each workflow has one, the last release's, too, and what tries the deployment.
    assertThat(TEMPLATE.ofType("AWS::IAM::Role")).hasSize(functions().size() + 4);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_role_allows_what_its_function_calls_and_what_is_listed_with_a_reason(
      LambdaFunction function) {
    Set<String> seen = seen(function.name());
    Set<String> listed = listed(function);

    assertThat(allowed(function)).isEqualTo(union(seen, listed));
    assertThat(listed).as("listed, though it was seen").noneMatch(seen::contains);
  }

  private static Set<String> seen(String function) {
    return CALLS
        .path("paths")
        .valueStream()
        .filter(path -> path.path("function").asText().equals(function))
        .flatMap(path -> path.path("calls").valueStream())
        .filter(call -> !NOT_OF_AWS.contains(call.path("on").asText()))
        .flatMap(RolesTest::actions)
        .collect(toCollection(TreeSet::new));
  }

  /** A transaction is allowed by what it is made of. */
  private static Stream<String> actions(JsonNode call) {
    String action = call.path("call").asText();
    String on = call.path("on").asText();
    return action.endsWith(":TransactWriteItems")
        ? call.path("parts").propertyStream().map(p -> "dynamodb:" + p.getKey() + on(on))
        : Stream.of(action + on(on));
  }

  private static String on(String on) {
    String resource = RESOURCES.get(on);
    if (resource == null) {
      throw new IllegalStateException("the template has nothing that is called " + on);
    }
    return " on " + resource;
  }

  private static Set<String> listed(LambdaFunction function) {
    return Stream.concat(
            ALLOWED.path("everybody").valueStream(),
            ALLOWED.path("beyond").path(function.name()).valueStream())
        .flatMap(
            entry ->
                entry
                    .path("allow")
                    .valueStream()
                    .map(
                        action ->
                            action.asText()
                                + " on "
                                + entry
                                    .path("resource")
                                    .asText()
                                    .replace("{Own}", function.prefix())))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> allowed(LambdaFunction function) {
    return statements(function.prefix() + "Role")
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .flatMap(statement -> actions(statement.path("Action"), statement.path("Resource")))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> actions(JsonNode actions, JsonNode resource) {
    assertThat(resource.isArray()).as("one resource a statement").isFalse();
    return each(actions).map(action -> action + " on " + name(resource));
  }

  /** The resource without what it shares with all others: partition, region and account. */
  private static String name(JsonNode resource) {
    if (resource.isTextual()) {
      return resource.asText();
    }
    if (resource.has("Fn::If")) {
      return name(resource.at("/Fn::If/1"));
    }
    String name =
        resource.has("Fn::GetAtt")
            ? resource.path("Fn::GetAtt").asText()
            : resource.path("Fn::Sub").asText();
    return name.replaceAll(
            "^arn:\\$\\{AWS::Partition}:[a-z]+:(\\*|\\$\\{AWS::Region}):\\$\\{AWS::AccountId}:", "")
        .replace("table/followup-${Stage}-${FollowupTableName}", "FollowupTable")
        .replace("/stream/*", ".StreamArn")
        .replaceAll("\\$\\{(\\w+)\\.Arn}", "$1")
        .replaceAll("\\.Arn$", "");
  }

  @Test
  void every_allowance_has_a_reason() {
    assertThat(
            Stream.of(
                    ALLOWED.path("everybody").valueStream(),
                    ALLOWED.path("beyond").valueStream().flatMap(JsonNode::valueStream),
                    ALLOWED.path("everything").valueStream())
                .flatMap(entries -> entries))
        .hasSizeGreaterThan(10)
        .allSatisfy(entry -> assertThat(entry.path("because").asText()).hasSizeGreaterThan(15));
  }

  @Test
  void nobody_may_do_everything_and_on_everything_only_what_has_no_narrower_resource() {
    Set<String> everything = new TreeSet<>();
    TEMPLATE
        .ofType("AWS::IAM::Role")
        .keySet()
        .forEach(
            role ->
                statements(role)
                    .forEach(
                        statement -> {
                          assertThat(statement.has("NotAction")).isFalse();
                          assertThat(statement.has("NotResource")).isFalse();
                          assertThat(each(statement.path("Action")))
                              .noneMatch(action -> action.contains("*"));
                          if (statement.path("Resource").asText().equals("*")) {
                            each(statement.path("Action")).forEach(everything::add);
                          }
                        }));

    assertThat(everything)
        .isEqualTo(
            ALLOWED
                .path("everything")
                .valueStream()
                .map(entry -> entry.path("allow").asText())
                .collect(toCollection(TreeSet::new)));
  }

  @Test
  void texts_may_be_sent_to_numbers_alone() {
    assertThat(statements("XmsRole").filter(s -> s.path("Effect").asText().equals("Deny")))
        .hasSize(1)
        .allSatisfy(
            deny -> {
              assertThat(deny.path("Action").asText()).isEqualTo("sns:Publish");
              assertThat(deny.path("Resource").path("Fn::Sub").asText())
                  .isEqualTo("arn:${AWS::Partition}:sns:*:*:*");
            });
  }

  /** A right without the address is of no use, and an address without the right neither. */
  @ParameterizedTest
  @CsvSource({
    "states:StartExecution on stateMachine:followup-${Stage}-follow-up, FOLLOWUP_WORKFLOW_ARN",
    "states:StartExecution on stateMachine:followup-${Stage}-tell, FOLLOWUP_TELL_ARN",
    "sqs:SendMessage on ContinuationQueue, FOLLOWUP_CONTINUATION_QUEUE_URL",
    "sqs:SendMessage on SweepQueue, FOLLOWUP_SWEEP_QUEUE_URL",
    "sqs:SendMessage on AskQueue, FOLLOWUP_ASK_QUEUE_URL",
    "sqs:SendMessage on LookAgainQueue, FOLLOWUP_LOOK_QUEUE_URL",
    "sqs:SendMessage on WebhookQueue, FOLLOWUP_WEBHOOK_QUEUE_URL",
    "sqs:SendMessage on InputDeadLetters, FOLLOWUP_DEAD_LETTERS_URL",
    "events:PutEvents, FOLLOWUP_BUS_NAME"
  })
  void whoever_may_call_something_knows_where_it_is(String right, String variable) {
    List<LambdaFunction> told =
        functions().stream().filter(f -> f.environment().has(variable)).toList();

    assertThat(told).isNotEmpty();
    assertThat(functions())
        .filteredOn(f -> allowed(f).stream().anyMatch(action -> action.startsWith(right)))
        .isEqualTo(told);
  }

  /** Whether a test saw it or not: a carrier without its secret is not set up. */
  @ParameterizedTest
  @MethodSource("functions")
  void whoever_can_ask_for_a_carriers_secret_may_read_it_and_nobody_else(LambdaFunction function) {
    JsonNode role = TEMPLATE.properties(function.prefix() + "Role");

    String which =
        switch (function.name()) {
          // A backend proves itself by its workspace's secret alone, never by the operator's.
          case "connect" -> "workspaces/*";
          // Of apps AWS knows the secrets; what pushes to browsers is one.
          case "push", "customers", "sweep" -> "operator/web-push*";
          default -> "*";
        };
    assertThat(readsSecrets(role, which))
        .isEqualTo(Parts.of(function.name()).include(Secrets.class));
  }

  @Test
  void a_role_without_the_right_to_secrets_is_found_out() {
    JsonNode role = TEMPLATE.properties("MessengerRole").deepCopy();
    ((ArrayNode) role.at("/Policies/0/PolicyDocument/Statement"))
        .removeIf(one -> one.path("Action").asText().startsWith("secretsmanager:"));

    assertThat(readsSecrets(role)).isFalse();
    assertThat(Parts.of("messenger").include(Secrets.class)).isTrue();
  }

  private static boolean readsSecrets(JsonNode role) {
    return readsSecrets(role, "*");
  }

  private static boolean readsSecrets(JsonNode role, String which) {
    return statements(role)
        .flatMap(statement -> actions(statement.path("Action"), statement.path("Resource")))
        .anyMatch(
            ("secretsmanager:GetSecretValue on secret:${CarrierSecretsPrefix}" + which)::equals);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void whoever_reads_a_table_may_use_its_key(LambdaFunction function) {
    boolean reads = allowed(function).stream().anyMatch(a -> a.startsWith("dynamodb:"));

    JsonNode key = TEMPLATE.properties(function.prefix() + "Role").path("ManagedPolicyArns");

    assertThat(key.toString().contains("UseOfTableKey")).isEqualTo(reads);
  }

  /** S5: whoever sends, and whoever checks what comes in. */
  @Test
  void only_few_may_unwrap_data_keys_and_each_is_told_by_which_key() {
    List<String> may =
        List.of(
            "replies",
            "customers",
            "connect",
            "links",
            "inbound",
            "push",
            "messenger",
            "xms",
            "email");

    assertThat(functions())
        .filteredOn(f -> allowed(f).stream().anyMatch(action -> action.startsWith("kms:")))
        .extracting(LambdaFunction::name)
        .containsExactlyInAnyOrderElementsOf(may);
    assertThat(functions())
        .filteredOn(f -> f.environment().has("FOLLOWUP_CONTACT_KEY_ARN"))
        .extracting(LambdaFunction::name)
        .containsExactlyInAnyOrderElementsOf(may);
  }

  /** What was wrapped for something else of the account's is not theirs to unwrap. */
  @ParameterizedTest
  @MethodSource("functions")
  void data_keys_are_unwrapped_for_a_workspace_only(LambdaFunction function) {
    assertThat(
            statements(function.prefix() + "Role")
                .filter(statement -> statement.path("Action").toString().contains("kms:")))
        .allSatisfy(
            statement ->
                assertThat(statement.path("Condition").toString())
                    .isEqualTo(
                        "{\"ForAllValues:StringEquals\":{\"kms:EncryptionContextKeys\":[\"workspace\"]},"
                            + "\"Null\":{\"kms:EncryptionContext:workspace\":\"false\"}}"));
  }

  private static Stream<JsonNode> statements(String role) {
    return statements(TEMPLATE.properties(role));
  }

  private static Stream<JsonNode> statements(JsonNode role) {
    return role.path("Policies")
        .valueStream()
        .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
        .flatMap(RolesTest::whatever);
  }

  /** What a parameter decides is held as if it were always so. */
  private static Stream<JsonNode> whatever(JsonNode statement) {
    return statement.has("Fn::If")
        ? statement.path("Fn::If").valueStream().filter(either -> either.has("Effect"))
        : Stream.of(statement);
  }

  private static Stream<String> each(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? oneOrMany.valueStream().map(JsonNode::asText)
        : Stream.of(oneOrMany.asText());
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> all = new TreeSet<>(a);
    all.addAll(b);
    return all;
  }
}
