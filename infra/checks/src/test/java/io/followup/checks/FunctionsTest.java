package io.followup.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.followup.carriers.vendor.VendorHttp;
import io.followup.domain.followup.TellClaim;
import io.quarkus.funqy.Funq;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
  private static final Template TEMPLATE = Template.read();

  static List<LambdaFunction> functions() {
    return TEMPLATE.functions();
  }

  @Test
  void every_exported_name_has_its_function_and_its_assembly() {
    Map<String, String> deployed =
        functions().stream()
            .collect(
                Collectors.toMap(
                    LambdaFunction::name, f -> f.properties().path("CodeUri").asText()));

    Map<String, String> exported = new TreeMap<>();
    new ClassFileImporter()
        .importPackages("io.followup.handlers").stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(Funq.class))
            .forEach(
                method ->
                    exported.put(method.getAnnotationOfType(Funq.class).value(), assembly(method)));
    assertThat(exported).hasSizeGreaterThan(15);
    assertThat(deployed).isEqualTo(exported);
  }

  private static String assembly(JavaMethod method) {
    boolean presence = method.getOwner().getPackageName().endsWith(".presence");
    return "../functions/lambda/%s/target/function.zip"
        .formatted(presence ? "presence" : "everything");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_has_a_size_of_its_own_and_no_reservation_unless_asked_for(
      LambdaFunction function) {
    JsonNode properties = function.properties();

    assertThat(properties.path("MemorySize").path("Fn::If").path(0).asText()).isEqualTo("IsNative");
    assertThat(function.timeout()).isPositive();
    JsonNode reserved = properties.path("ReservedConcurrentExecutions").path("Fn::If");
    assertThat(reserved.path(0).asText()).isEqualTo("ReservesConcurrency");
    assertThat(reserved.path(1).path("Fn::FindInMap").path(1).asText())
        .isEqualTo(function.prefix());
    assertThat(reserved.path(1).path("Fn::FindInMap").path(2).path("Ref").asText())
        .isEqualTo("OnlineAtPeak");
    assertThat(reserved.path(2).path("Ref").asText()).isEqualTo("AWS::NoValue");
  }

  /**
   * SAM hashes properties with their references unresolved, so by any other property a changed
   * parameter would never reach the alias; and Lambda refuses a version of what did not change.
   */
  @ParameterizedTest
  @MethodSource("functions")
  void every_edition_is_a_version_of_every_function(LambdaFunction function) {
    assertThat(function.properties().path("AutoPublishCodeSha256").path("Ref").asText())
        .isEqualTo("Edition");
    assertThat(TEMPLATE.root().at("/Globals/Function/Environment/Variables/EDITION/Ref").asText())
        .isEqualTo("Edition");
    assertThat(TEMPLATE.root().at("/Globals/Function/VersionDeletionPolicy").asText())
        .isEqualTo("Delete");
  }

  @Test
  void nothing_is_reserved_by_default_and_what_can_be_leaves_a_hundred() {
    assertThat(TEMPLATE.root().at("/Parameters/ReservesConcurrency/Default").asText())
        .isEqualTo("no");
    int all =
        TEMPLATE
            .root()
            .at("/Mappings/ReservedConcurrency")
            .valueStream()
            .mapToInt(of -> of.path("100000").asInt())
            .sum();
    assertThat(all).isLessThanOrEqualTo(900);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_has_a_log_group_under_its_name(LambdaFunction function) {
    String name = function.properties().path("FunctionName").path("Fn::Sub").asText();
    JsonNode group = TEMPLATE.properties(function.prefix() + "Logs");

    assertThat(name).isEqualTo("followup-${Stage}-" + function.name());
    assertThat(group.path("LogGroupName").path("Fn::Sub").asText())
        .isEqualTo("/aws/lambda/" + name);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void what_a_function_fails_to_do_with_nobody_waiting_is_kept(LambdaFunction function) {
    List<String> kept =
        Stream.concat(
                Stream.of(function.properties().path("DeadLetterQueue")), eventSources(function))
            .map(queue -> queue.findPath("Fn::GetAtt").asText())
            .filter(queue -> queue.endsWith("DeadLetters.Arn"))
            .distinct()
            .toList();

    assertThat(kept).hasSize(1);
    String queue = kept.getFirst().replace(".Arn", "");
    assertThat(TEMPLATE.resource(queue).path("Type").asText()).isEqualTo("AWS::SQS::Queue");
    assertThat(TEMPLATE.properties(queue).path("MessageRetentionPeriod").asInt())
        // An event of a chat backend may hold a customer's text.
        .isEqualTo((queue.equals("InputDeadLetters") ? 1 : 14) * 24 * 60 * 60);
  }

  /** Where a stream's or a queue's event source leaves what it gives up. */
  private static Stream<JsonNode> eventSources(LambdaFunction function) {
    return function
        .events()
        .map(
            event ->
                switch (event.path("Type").asText()) {
                  case "DynamoDB" -> event.at("/Properties/DestinationConfig/OnFailure");
                  case "SQS" -> {
                    String queue = event.at("/Properties/Queue/Fn::GetAtt").asText();
                    yield TEMPLATE.properties(queue.replace(".Arn", "")).path("RedrivePolicy");
                  }
                  default -> event.path("none");
                });
  }

  @ParameterizedTest
  @MethodSource("functions")
  void an_event_source_takes_failures_one_by_one_and_gives_up_in_the_end(LambdaFunction function) {
    function
        .events()
        .filter(event -> List.of("DynamoDB", "SQS").contains(event.path("Type").asText()))
        .map(event -> event.path("Properties"))
        .forEach(
            source ->
                assertThat(source.path("FunctionResponseTypes").path(0).asText())
                    .isEqualTo("ReportBatchItemFailures"));
    function
        .events()
        .filter(event -> event.path("Type").asText().equals("DynamoDB"))
        .map(event -> event.path("Properties"))
        .forEach(
            source -> {
              assertThat(source.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
              assertThat(source.path("MaximumRetryAttempts").asInt()).isBetween(1, 100);
              assertThat(source.path("MaximumRecordAgeInSeconds").asInt()).isBetween(60, 86_400);
              // A record that was written while the event source was made must not be missed.
              assertThat(source.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
            });
  }

  /** One by one, a shard would make some 14 replies a second. */
  @Test
  void a_stream_is_read_ten_at_a_time_and_a_queue_no_faster_than_its_function_may_run() {
    List<JsonNode> streams =
        functions().stream()
            .flatMap(function -> sources(function, "DynamoDB"))
            .filter(source -> source.has("Stream"))
            .toList();

    assertThat(streams)
        .hasSize(3)
        .allMatch(stream -> stream.path("ParallelizationFactor").asInt() == 10);
    assertThat(functions().stream().flatMap(function -> sources(function, "SQS"))).hasSize(5);
    assertThat(functions())
        .allSatisfy(
            function ->
                assertThat(sources(function, "SQS").mapToInt(FunctionsTest::copies).sum())
                    .isLessThanOrEqualTo(reserved("ReservedConcurrency", function.prefix())));
  }

  /** How many copies of a function its queue calls for at the smallest load. */
  private static int copies(JsonNode queue) {
    JsonNode limit = queue.at("/ScalingConfig/MaximumConcurrency/Fn::FindInMap");
    return reserved(limit.path(0).asText(), limit.path(1).asText());
  }

  private static int reserved(String mapping, String function) {
    int copies =
        TEMPLATE.root().at("/Mappings").path(mapping).path(function).path("100000").asInt();
    assertThat(copies).isPositive();
    return copies;
  }

  private static Stream<JsonNode> sources(LambdaFunction function, String type) {
    return function
        .events()
        .filter(event -> event.path("Type").asText().equals(type))
        .map(event -> event.path("Properties"));
  }

  @Test
  void a_message_does_not_come_again_while_it_is_worked_on() {
    assertThat(functions())
        .allSatisfy(
            function ->
                assertThat(sources(function, "SQS"))
                    .extracting(
                        source -> source.at("/Queue/Fn::GetAtt").asText().replace(".Arn", ""))
                    .allMatch(
                        queue ->
                            TEMPLATE.properties(queue).path("VisibilityTimeout").asInt()
                                >= 6 * function.timeout()));
    // What goes on is late by no more than this where its function dies.
    assertThat(TEMPLATE.properties("ContinuationQueue").path("VisibilityTimeout").asInt())
        .isLessThanOrEqualTo(60);
  }

  @Test
  void a_delivery_is_not_given_up_while_its_sender_lives() {
    assertThat(List.of("messenger", "xms", "email"))
        .allMatch(name -> TEMPLATE.function(name).timeout() == TellClaim.PATIENCE.toSeconds());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void whoever_asks_vendors_has_the_time_to(LambdaFunction function) {
    assertThat(function.timeout()).isGreaterThanOrEqualTo(asksFor(function.name()));
  }

  @Test
  void who_asks_vendors_is_known() {
    assertThat(functions())
        .filteredOn(f -> asksFor(f.name()) > 0)
        .extracting(LambdaFunction::name)
        .containsExactlyInAnyOrder("messenger", "xms", "receipts", "ask");
    // Whoever has ten seconds, as most of HTTP do, would not pass.
    assertThat(asksFor("receipts")).isGreaterThan(TEMPLATE.function("replies").timeout());
  }

  /** Two answers of a vendor, as VendorHttp waits for them: 3 s to connect and 8 s to be told. */
  private static int asksFor(String function) {
    return Parts.of(function).include(VendorHttp.class) ? 2 * (3 + 8) : 0;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void whoever_is_called_by_http_ends_before_the_api_gives_up(LambdaFunction function) {
    boolean called = !TEMPLATE.resource(function.prefix() + "Integration").isMissingNode();

    assertThat(called && function.timeout() >= 30).isFalse();
  }

  @Test
  void only_what_creates_workspaces_is_told_the_operator_key() {
    assertThat(functions())
        .filteredOn(f -> f.environment().has("FOLLOWUP_OPERATOR_KEY"))
        .extracting(LambdaFunction::name)
        .containsExactly("workspaces");
  }

  @Test
  void secrets_are_references() {
    List<String> secrets =
        Stream.concat(
                Stream.of(TEMPLATE.root().at("/Globals/Function/Environment/Variables")),
                functions().stream().map(LambdaFunction::environment))
            .flatMap(JsonNode::propertyStream)
            .filter(e -> e.getKey().matches(".*(SECRET|KEY|PASSWORD|USERNAME)$"))
            .map(e -> e.getValue().toString())
            .toList();

    assertThat(secrets)
        .hasSizeGreaterThan(20)
        .allMatch(value -> value.contains("{{resolve:secretsmanager:"));
  }

  /** Whoever is woken by streams and timers reads and writes items, and opens no door. */
  @Test
  void who_checks_and_signs_nothing_is_not_told_the_master_secret() {
    assertThat(functions())
        .filteredOn(function -> !function.environment().has("FOLLOWUP_MASTER_SECRET"))
        .extracting(LambdaFunction::name)
        .containsExactlyInAnyOrder(
            "dispatch", "expirations", "announce", "look", "continue", "claimunseen", "lookagain");
  }
}
