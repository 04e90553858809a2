package io.followup.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlarmsTest {
  private static final Template TEMPLATE = Template.read();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SEARCHED = Pattern.compile("MetricName=\"(\\w+)\"");
  private static final Pattern COUNTED = Pattern.compile("\\.(?:count|millis)\\(\"(\\w+)\"");
  private static final Path FUNCTIONS = Path.of("../../functions/handlers/followup/src/main/java");

  static Collection<Map.Entry<String, JsonNode>> alarms() {
    return TEMPLATE.ofType("AWS::CloudWatch::Alarm").entrySet();
  }

  @ParameterizedTest
  @MethodSource("alarms")
  void an_alarm_tells_somebody_what_has_happened_and_what_to_do(Map.Entry<String, JsonNode> alarm) {
    JsonNode properties = alarm.getValue();

    // What has happened is one sentence, what to do another.
    assertThat(properties.path("AlarmDescription").asText())
        .hasSizeBetween(80, 1024)
        .matches("[^.]+[.:;] .+[.?]");
    assertThat(properties.path("AlarmActions").path(0).path("Ref").asText())
        .isEqualTo("AlarmTopic");
    assertThat(properties.has("TreatMissingData")).isTrue();
  }

  @Test
  void every_queue_of_dead_letters_wakes_somebody_at_its_first_message() {
    List<String> watched =
        watching("ApproximateNumberOfMessagesVisible").stream()
            .filter(alarm -> alarm.path("Threshold").asInt() == 0)
            .map(alarm -> alarm.at("/Dimensions/0/Value/Fn::GetAtt").asText())
            .toList();

    List<String> queues =
        TEMPLATE.ofType("AWS::SQS::Queue").keySet().stream()
            .filter(id -> id.endsWith("DeadLetters"))
            .map(id -> id + ".QueueName")
            .toList();
    assertThat(watched).hasSizeGreaterThan(3).containsExactlyInAnyOrderElementsOf(queues);
  }

  @Test
  void every_stream_that_falls_behind_wakes_somebody() {
    List<String> watched =
        watching("IteratorAge").stream()
            .map(alarm -> alarm.at("/Dimensions/0/Value/Ref").asText())
            .toList();

    assertThat(watched)
        .containsExactlyInAnyOrderElementsOf(
            TEMPLATE.functions().stream()
                .filter(f -> f.events().anyMatch(e -> e.path("Type").asText().equals("DynamoDB")))
                .map(LambdaFunction::id)
                .toList());
  }

  @Test
  void a_rule_that_is_watched_is_one_of_the_bus() {
    Map<String, JsonNode> rules =
        TEMPLATE.ofType("AWS::Events::Rule").values().stream()
            .collect(Collectors.toMap(r -> r.path("Name").toString(), r -> r.path("EventBusName")));

    assertThat(watching("TriggeredRules"))
        .hasSize(2)
        .allSatisfy(
            alarm -> {
              JsonNode bus = dimension(alarm, "EventBusName");
              String rule = dimension(alarm, "RuleName").toString();
              assertThat(rules).containsEntry(rule, bus);
            });
  }

  private static JsonNode dimension(JsonNode alarm, String name) {
    return alarm
        .path("Dimensions")
        .valueStream()
        .filter(d -> d.path("Name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .path("Value");
  }

  @Test
  void what_ends_badly_stops_or_answers_badly_wakes_somebody() {
    assertThat(alarms())
        .extracting(alarm -> alarm.getValue().path("MetricName").asText())
        .contains("ExecutionsFailed", "ExecutionsTimedOut", "Invocations", "SweepFound", "5xx");
  }

  @Test
  void every_function_that_fails_wakes_somebody_and_takes_a_canary_back() {
    Map<String, List<String>> watched =
        alarms().stream()
            .filter(
                alarm -> alarm.getKey().endsWith("ErrorsAlarm") && alarm.getValue().has("Metrics"))
            .collect(Collectors.toMap(Map.Entry::getKey, alarm -> errorsOf(alarm.getValue())));

    assertThat(watched.values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(
            TEMPLATE.functions().stream().map(f -> "followup-${Stage}-" + f.name()).toList());
    // CloudWatch refuses an alarm of more.
    assertThat(watched.values()).allSatisfy(some -> assertThat(some).hasSizeLessThanOrEqualTo(10));
    assertThat(
            TEMPLATE
                .root()
                .at("/Globals/Function/DeploymentPreference/Alarms")
                .findValuesAsText("Ref"))
        .containsAll(watched.keySet());
  }

  private static List<String> errorsOf(JsonNode alarm) {
    return alarm
        .path("Metrics")
        .valueStream()
        .filter(one -> one.at("/MetricStat/Metric/MetricName").asText().equals("Errors"))
        .map(one -> one.at("/MetricStat/Metric/Dimensions/0/Value/Fn::Sub").asText())
        .toList();
  }

  @Test
  void limits_of_the_account_wake_somebody_before_they_are_reached() {
    assertThat(alarms())
        .extracting(Map.Entry::getKey)
        .contains(
            "FunctionThrottlesAlarm",
            "ConcurrencyAlarm",
            "ApiLatencyAlarm",
            "WorkflowThrottledAlarm",
            "TableThrottlesAlarm",
            "BounceRateAlarm",
            "ComplaintRateAlarm",
            "TextSpendAlarm");
  }

  @Test
  void what_alarms_and_dashboard_read_is_what_the_journal_counts() throws IOException {
    String written;
    try (Stream<Path> files = Files.walk(FUNCTIONS)) {
      written =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(AlarmsTest::text)
              .collect(Collectors.joining());
    }
    Set<String> counted =
        COUNTED
            .matcher(written)
            .results()
            .map(result -> result.group(1))
            .collect(Collectors.toSet());

    assertThat(ours()).isNotEmpty();
    assertThat(counted).containsAll(ours());
    assertThat(
            TEMPLATE
                .root()
                .at("/Globals/Function/Environment/Variables/FOLLOWUP_METRICS/Fn::Sub")
                .asText())
        .isEqualTo("Followup/${Stage}");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Our own metrics that an alarm or the dashboard names. */
  private static Set<String> ours() throws IOException {
    Set<String> names =
        alarms().stream()
            .map(Map.Entry::getValue)
            .filter(a -> a.at("/Namespace/Fn::Sub").asText().equals("Followup/${Stage}"))
            .map(a -> a.path("MetricName").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    JsonNode page =
        JSON.readTree(TEMPLATE.properties("Dashboard").at("/DashboardBody/Fn::Sub").asText());
    for (JsonNode metric :
        page.findValues("metrics").stream().flatMap(JsonNode::valueStream).toList()) {
      if (metric.path(0).asText().equals("Followup/${Stage}")) {
        names.add(metric.path(1).asText());
      }
      SEARCHED
          .matcher(metric.path(0).path("expression").asText())
          .results()
          .map(found -> found.group(1))
          .forEach(names::add);
    }
    return names;
  }

  @Test
  void every_log_is_kept_for_as_long_as_was_asked() {
    assertThat(TEMPLATE.ofType("AWS::Logs::LogGroup"))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            (id, group) ->
                assertThat(group.path("RetentionInDays").path("Ref").asText())
                    .isEqualTo("LogRetentionDays"));
  }

  private static List<JsonNode> watching(String metric) {
    return alarms().stream()
        .map(Map.Entry::getValue)
        .filter(alarm -> alarm.path("MetricName").asText().equals(metric))
        .toList();
  }
}
