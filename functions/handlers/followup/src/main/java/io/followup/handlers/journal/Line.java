package io.followup.handlers.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.domain.id.WorkspaceId;
import io.followup.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that was decided, told or found: ids and the contract's words. Whoever writes one never
 * puts a person's data into it, nor anything that opens a door.
 */
public final class Line {
  /** A number that CloudWatch adds up, by the words of some fields. */
  private record Metric(Unit unit, long value, List<String> by) {}

  /** What a number counts. */
  public enum Unit {
    COUNT("Count"),
    MILLISECONDS("Milliseconds");

    private final String word;

    Unit(String word) {
      this.word = word;
    }
  }

  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, Metric> metrics = new LinkedHashMap<>();

  private Line(String said) {
    words.put("said", said);
  }

  public static Line of(String said) {
    return new Line(said);
  }

  public Line of(WorkspaceId workspace) {
    return with("workspace", workspace.value());
  }

  public Line with(String name, String word) {
    words.put(name, word);
    return this;
  }

  /**
   * @param by the fields whose words tell one metric from another; each pair is one that is paid
   *     for, so never an id
   */
  public Line count(String name, long value, String... by) {
    metrics.put(name, new Metric(Unit.COUNT, value, List.of(by)));
    return this;
  }

  public Line millis(String name, long value) {
    metrics.put(name, new Metric(Unit.MILLISECONDS, value, List.of()));
    return this;
  }

  /**
   * In CloudWatch's embedded metric format where it has a metric.
   *
   * @param millis since 1970, by the wall's clock, by which CloudWatch sorts
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
   *     format</a>
   */
  ObjectNode json(Optional<String> namespace, String function, long millis) {
    ObjectNode line = Json.object();
    words.forEach(line::put);
    line.put("function", function);
    metrics.forEach((name, metric) -> line.put(name, metric.value()));
    if (!metrics.isEmpty()) {
      namespace.ifPresent(name -> embed(line, name, millis));
    }
    return line;
  }

  private void embed(ObjectNode line, String namespace, long millis) {
    ObjectNode aws = line.putObject("_aws").put("Timestamp", millis);
    var directives = aws.putArray("CloudWatchMetrics");
    metrics.forEach(
        (name, metric) -> {
          ObjectNode directive = directives.addObject().put("Namespace", namespace);
          var by = directive.putArray("Dimensions").addArray();
          metric.by().forEach(by::add);
          directive
              .putArray("Metrics")
              .addObject()
              .put("Name", name)
              .put("Unit", metric.unit().word);
        });
  }
}
