package io.followup.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final Template TEMPLATE = Template.read();
  private static final Pattern VARIABLE = Pattern.compile("\\$context\\.([A-Za-z.]+)");

  @Test
  void each_call_of_the_contract_reaches_its_function_and_all_others_the_fallback() {
    Map<String, String> contract = new TreeMap<>(Map.of("$default", "fallback"));
    calls()
        .forEach(
            call ->
                contract.merge(
                    routeKey(call.getKey()),
                    call.getValue().path("x-function").asText(),
                    RoutesTest::same));
    contract.putAll(heads(contract));

    assertThat(routes()).isEqualTo(contract);
  }

  /** HEAD is answered by who answers GET; the fallback has it by the default. */
  private static Map<String, String> heads(Map<String, String> contract) {
    Map<String, String> heads = new TreeMap<>();
    contract.forEach(
        (key, function) -> {
          if (key.startsWith("GET ") && !function.equals("fallback")) {
            heads.put(key.replace("GET ", "HEAD "), function);
          }
        });
    return heads;
  }

  /** A route's names are whole parts of its path; another call comes by the default. */
  private static String routeKey(String call) {
    boolean isRoute =
        Arrays.stream(call.split("/")).allMatch(part -> part.matches("[^{}]*|\\{[^{}]*}"));
    return isRoute ? call : "$default";
  }

  private static String same(String one, String other) {
    assertThat(one).isEqualTo(other);
    return one;
  }

  /** Route keys with the names of the functions that they reach. */
  private static Map<String, String> routes() {
    Map<String, String> routes = new TreeMap<>();
    TEMPLATE
        .ofType("AWS::ApiGatewayV2::Route")
        .values()
        .forEach(route -> routes.put(route.path("RouteKey").asText(), function(route)));
    return routes;
  }

  private static String function(JsonNode route) {
    String target = route.path("Target").path("Fn::Sub").asText();
    String id = target.replaceAll("integrations/\\$\\{(.*)}", "$1");
    JsonNode integration = TEMPLATE.properties(id);
    assertThat(integration.path("PayloadFormatVersion").asText()).isEqualTo("2.0");
    String alias = integration.at("/IntegrationUri/Fn::Sub/1/Alias/Ref").asText();
    return function(alias);
  }

  private static String function(String alias) {
    String id = alias.replace(".Alias", "");
    return TEMPLATE.functions().stream()
        .filter(f -> f.id().equals(id))
        .findFirst()
        .orElseThrow()
        .name();
  }

  @Test
  void the_api_may_call_what_it_routes_to_and_nothing_else() {
    List<String> callable =
        TEMPLATE.ofType("AWS::Lambda::Permission").values().stream()
            .filter(p -> p.path("Principal").asText().equals("apigateway.amazonaws.com"))
            .filter(p -> p.path("SourceArn").path("Fn::Sub").asText().endsWith(":${Api}/*"))
            .map(p -> function(p.path("FunctionName").path("Ref").asText()))
            .toList();

    assertThat(callable).hasSameElementsAs(routes().values());
  }

  @Test
  void pages_of_any_origin_may_make_the_calls_of_customers() {
    JsonNode cors = TEMPLATE.properties("Api").path("CorsConfiguration");

    assertThat(texts(cors.path("AllowOrigins"))).containsExactly("*");
    assertThat(texts(cors.path("AllowMethods"))).containsExactlyInAnyOrderElementsOf(methods());
    assertThat(texts(cors.path("AllowHeaders")))
        .contains("authorization", "content-type")
        .contains("traceparent", "tracestate", "baggage", "sentry-trace")
        .doesNotContain("*");
    // A page learns when to ask again only if it may read it.
    assertThat(texts(cors.path("ExposeHeaders"))).contains("Retry-After");
    assertThat(cors.path("AllowCredentials").asBoolean()).isFalse();
  }

  /** Of all calls: API Gateway opens none of them to pages if it does not open them all. */
  private static Set<String> methods() {
    Set<String> methods = new TreeSet<>();
    calls().forEach(call -> methods.add(call.getKey().replaceAll(" .*", "")));
    assertThat(methods).isNotEmpty();
    return methods;
  }

  /** The calls of the contract, such as {@code PUT /v1/presence}. */
  private static Stream<Map.Entry<String, JsonNode>> calls() {
    return Yaml.read(Path.of("../../events/openapi.yaml"))
        .path("paths")
        .propertyStream()
        .flatMap(
            path ->
                path.getValue()
                    .propertyStream()
                    .filter(call -> call.getValue().has("x-function"))
                    .map(
                        call ->
                            Map.entry(
                                call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                call.getValue())));
  }

  @Test
  void calls_are_throttled_by_how_many_customers_are_online_at_peak() {
    JsonNode settings = TEMPLATE.properties("ApiStage").path("DefaultRouteSettings");

    for (String limit : List.of("Rate", "Burst")) {
      assertThat(texts(settings.path("Throttling" + limit + "Limit").path("Fn::FindInMap")))
          .startsWith("Load")
          .endsWith("Throttle" + limit);
    }
    assertThat(settings.path("DetailedMetricsEnabled").asBoolean(true)).isFalse();
  }

  /** P6: a third of the idle time, and at most two minutes; by default 270 s. */
  @Test
  void whoever_is_online_at_peak_can_beat() {
    TEMPLATE
        .root()
        .at("/Mappings/Load")
        .properties()
        .forEach(
            load ->
                assertThat(load.getValue().path("ThrottleRate").asInt())
                    .as(load.getKey())
                    .isGreaterThan(Integer.parseInt(load.getKey()) / 90)
                    .isLessThanOrEqualTo(
                        10
                            * TEMPLATE
                                .root()
                                .at("/Mappings/ReservedConcurrency/Presence")
                                .path(load.getKey())
                                .asInt()));
    assertThat(TEMPLATE.root().at("/Parameters/OnlineAtPeak/AllowedValues").valueStream())
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            TEMPLATE.root().at("/Mappings/Load").propertyStream().map(Map.Entry::getKey).toList());
  }

  @Test
  void the_access_log_knows_routes_and_neither_paths_nor_people() {
    String format =
        TEMPLATE.properties("ApiStage").path("AccessLogSettings").path("Format").asText();

    assertThat(Yaml.json(format).isObject()).isTrue();
    assertThat(VARIABLE.matcher(format).results().map(found -> found.group(1)))
        .contains("routeKey", "status", "responseLatency")
        .isSubsetOf(
            "requestId",
            "requestTimeEpoch",
            "routeKey",
            "status",
            "responseLatency",
            "integrationLatency",
            "integrationStatus",
            "responseLength",
            "error.responseType");
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
