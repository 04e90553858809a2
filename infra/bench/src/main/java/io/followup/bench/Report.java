package io.followup.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What was measured, as Markdown.
 *
 * @param samples of each variant one from every round, in their order
 */
record Report(Map<Variant, List<Sample>> samples) {
  private static final String NOBODY = "| – | – | – | – | – | – | – |";

  static String head() {
    return """
    | function | form | artefact | spawn to ready | its processor time | first call | its processor time | later calls | resident |
    | --- | --- | --- | --- | --- | --- | --- | --- | --- |
    """;
  }

  String row(String function, Form form) {
    return variant(function, form)
        .map(this::row)
        .orElseGet(
            () ->
                "| `%s` | %s, not measured: no build was given %s\n"
                    .formatted(function, form.words(), NOBODY));
  }

  private String row(Variant variant) {
    List<Sample> all = samples.getOrDefault(variant, List.of());
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %.0f MB | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %.1f ms | %.0f MB |\n",
        variant.function(),
        variant.form().words(),
        variant.artefactBytes() / 1e6,
        Median.of(all, s -> millis(s.ready())),
        Median.of(all, s -> millis(s.readyProcessor())),
        Median.of(all, s -> millis(s.first())),
        Median.of(all, s -> millis(s.processor().minus(s.readyProcessor()))),
        Median.of(all, s -> millis(s.later())),
        Median.of(all, s -> s.residentKib() * 1024 / 1e6));
  }

  /** A form beside the plain JVM, round by round: whatever else the machine did, it did to both. */
  String ratios(String function, Form form) {
    Optional<Variant> plain = variant(function, Form.JVM);
    Optional<Variant> other = variant(function, form);
    if (plain.isEmpty() || other.isEmpty()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "- `%s`, %s, beside the plain JVM: ready in %.2f of the time and %.2f of the processor"
            + " time, first answer in %.2f and %.2f, in %.2f of the memory\n",
        function,
        form.words(),
        ratio(other.get(), plain.get(), s -> millis(s.ready())),
        ratio(other.get(), plain.get(), s -> millis(s.readyProcessor())),
        ratio(other.get(), plain.get(), s -> millis(s.ready().plus(s.first()))),
        ratio(other.get(), plain.get(), s -> millis(s.processor())),
        ratio(other.get(), plain.get(), Sample::residentKib));
  }

  /** The first call alone: what was before it is done once, when the function is deployed. */
  String firstCall(String function, Form form) {
    Optional<Variant> plain = variant(function, Form.JVM);
    Optional<Variant> other = variant(function, form);
    if (plain.isEmpty() || other.isEmpty()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "- `%s`, %s, beside the plain JVM: first call in %.2f of the time and %.2f of the processor"
            + " time\n",
        function,
        form.words(),
        ratio(other.get(), plain.get(), s -> millis(s.first())),
        ratio(other.get(), plain.get(), s -> millis(s.processor().minus(s.readyProcessor()))));
  }

  private double ratio(Variant one, Variant other, ToDoubleFunction<Sample> value) {
    List<Sample> ours = samples.getOrDefault(one, List.of());
    List<Sample> theirs = samples.getOrDefault(other, List.of());
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < Math.min(ours.size(), theirs.size()); round++) {
      ratios.add(value.applyAsDouble(ours.get(round)) / value.applyAsDouble(theirs.get(round)));
    }
    return Median.of(ratios, Double::doubleValue);
  }

  private Optional<Variant> variant(String function, Form form) {
    return samples.keySet().stream()
        .filter(variant -> variant.function().equals(function) && variant.form() == form)
        .findFirst();
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
