package io.followup.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.artefact.Artefact;
import io.followup.artefact.Deployment;
import io.followup.artefact.Launch;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the functions start, in each form. One process after the other: every round starts each
 * variant once, so that whatever the machine does meanwhile happens to all of them.
 */
public final class ColdStarts {
  private static final List<String> FUNCTIONS = List.of("presence", "dispatch");
  private static final int ROUNDS = 10;

  private final Deployment deployment;
  private final Map<String, JsonNode> events;
  private final Map<String, Path> natives;

  private ColdStarts(
      Deployment deployment, Map<String, JsonNode> events, Map<String, Path> natives) {
    this.deployment = deployment;
    this.events = events;
    this.natives = natives;
  }

  /** Takes the number of rounds, and native builds as {@code presence=/path/function.zip}. */
  public static void main(String... arguments) throws IOException {
    int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    Map<String, Path> natives =
        Arrays.stream(arguments)
            .skip(1)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Path.of(pair[1])));
    // What else writes there (the database engine, on its start) is not part of the report.
    PrintStream report = System.out;
    System.setOut(System.err);
    try (Deployment deployment = Deployment.start()) {
      Map<String, JsonNode> events = TeaHouse.opened(deployment).events();
      new ColdStarts(deployment, events, natives).measure(rounds, report);
    }
    System.exit(0); // The database engine leaves threads behind.
  }

  private void measure(int rounds, PrintStream report) throws IOException {
    Map<Variant, List<Sample>> samples = new LinkedHashMap<>();
    for (String function : FUNCTIONS) {
      variants(function).forEach(variant -> samples.put(variant, new ArrayList<>()));
    }
    for (int round = 0; round < rounds; round++) {
      samples.forEach((variant, all) -> all.add(Trial.of(variant.launch(), event(variant))));
    }
    print(new Report(samples), rounds, report);
  }

  private static void print(Report measured, int rounds, PrintStream report) {
    report.printf(
        "%s, %d cores, load %.1f, medians of %d interleaved rounds%n%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        rounds);
    report.print(Report.head());
    for (String function : FUNCTIONS) {
      for (Form form : Form.values()) {
        report.print(measured.row(function, form));
      }
    }
    report.println();
    for (String function : FUNCTIONS) {
      report.print(measured.ratios(function, Form.JVM_WITH_AOT_CACHE));
      report.print(measured.ratios(function, Form.NATIVE));
      report.print(measured.firstCall(function, Form.JVM_PRIMED));
    }
  }

  private JsonNode event(Variant variant) {
    return Optional.ofNullable(events.get(variant.function())).orElseThrow();
  }

  private List<Variant> variants(String function) throws IOException {
    Launch plain = deployment.launch(function);
    long zip = Files.size(Deployment.zip(Deployment.assembly(function)));
    Path file = Path.of("target", function + ".aot").toAbsolutePath();
    AotCache cache =
        AotCache.trained(plain, file, Optional.ofNullable(events.get(function)).orElseThrow());
    List<Variant> variants = new ArrayList<>();
    variants.add(new Variant(function, Form.JVM, zip, plain));
    variants.add(
        new Variant(function, Form.JVM_WITH_AOT_CACHE, zip + cache.bytes(), cache.used(plain)));
    variants.add(new Variant(function, Form.JVM_PRIMED, zip, plain.snapStart()));
    Path build = natives.get(Deployment.assembly(function));
    if (build != null) {
      Artefact artefact =
          Artefact.unpack(build, Path.of("target", "native", function).toAbsolutePath());
      variants.add(
          new Variant(
              function,
              Form.NATIVE,
              Files.size(build),
              Launch.of(artefact, function).with(plain.environment())));
    }
    return variants;
  }
}
