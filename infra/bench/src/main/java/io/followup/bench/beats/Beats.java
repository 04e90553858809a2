package io.followup.bench.beats;

import com.fasterxml.jackson.databind.JsonNode;
import io.followup.artefact.Artefact;
import io.followup.artefact.Deployment;
import io.followup.artefact.Launch;
import io.followup.aws.AwsCall;
import io.followup.bench.AotCache;
import io.followup.bench.Median;
import io.followup.bench.TeaHouse;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Beats, one after the other, through one process of {@code presence} and over one connection to a
 * DynamoDB that answers at once. Every round starts each form once.
 */
public final class Beats {
  private static final int ROUNDS = 5;
  private static final String FUNCTION = "presence";

  private final Deployment deployment;
  private final JsonNode event;
  private final Path answers;

  private Beats(Deployment deployment, JsonNode event, Path answers) {
    this.deployment = deployment;
    this.event = event;
    this.answers = answers;
  }

  /** Takes the number of rounds, and other builds as {@code name=/path/function.zip}. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    Map<String, Path> builds = new LinkedHashMap<>();
    builds.put("this build", Deployment.zip(FUNCTION));
    Arrays.stream(arguments)
        .skip(1)
        .map(argument -> argument.split("=", 2))
        .forEach(pair -> builds.put(pair[0], Path.of(pair[1])));
    PrintStream report = System.out;
    System.setOut(System.err);
    try (Deployment deployment = Deployment.start()) {
      JsonNode event = Objects.requireNonNull(TeaHouse.opened(deployment).events().get(FUNCTION));
      new Beats(deployment, event, answers(deployment, event)).measure(builds, rounds, report);
    }
    System.exit(0); // The database engine leaves threads behind.
  }

  /** What a real engine answers to the calls of a beat. */
  private static Path answers(Deployment deployment, JsonNode event)
      throws IOException, InterruptedException {
    Path folder = Path.of("target", "answers").toAbsolutePath();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(Surroundings.EVENT), event.toString());
    int before = deployment.aws().calls().size();
    TeaHouse.answered(deployment.function(FUNCTION).invoke(event));
    List<AwsCall> calls = deployment.aws().calls();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (AwsCall call : calls.subList(before, calls.size())) {
        String target = "DynamoDB_20120810." + call.operation();
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(deployment.aws().endpoint("bench")))
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(call.body()))
                .build();
        Files.writeString(
            folder.resolve(target), client.send(request, BodyHandlers.ofString()).body());
      }
    }
    return folder;
  }

  private void measure(Map<String, Path> builds, int rounds, PrintStream report)
      throws IOException, InterruptedException {
    Map<String, Launch> forms = forms(builds);
    Map<String, List<Trial>> trials = new LinkedHashMap<>();
    forms.keySet().forEach(form -> trials.put(form, new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, Launch> form : forms.entrySet()) {
        Trial trial = Trial.of(form.getValue(), answers);
        Objects.requireNonNull(trials.get(form.getKey())).add(trial);
      }
    }
    report.printf(
        "%s, %d cores, load %.1f, medians of %d interleaved rounds, %,d beats after %,d%n%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        rounds,
        Trial.COUNTED,
        Trial.WARMING);
    report.println("| build | beats a second | processor time a beat | peak memory |");
    report.println("| --- | --- | --- | --- |");
    trials.forEach((form, all) -> report.print(row(form, all)));
  }

  private static String row(String form, List<Trial> all) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.3f ms | %.0f MB |%n",
        form,
        Median.of(all, Trial::perSecond),
        Median.of(all, Trial::processorMillis),
        Median.of(all, trial -> trial.peakBytes() / 1e6));
  }

  private Map<String, Launch> forms(Map<String, Path> builds) {
    Map<String, Launch> forms = new LinkedHashMap<>();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.putAll(deployment.launch(FUNCTION).environment());
    environment.put("FOLLOWUP_CACHE_SECONDS", "60");
    builds.forEach(
        (name, zip) -> {
          Path folder = Path.of("target", "beats", name.replace(' ', '-')).toAbsolutePath();
          Artefact artefact = Artefact.unpack(zip, folder);
          Launch launch = Launch.of(artefact, FUNCTION).with(environment);
          if (artefact.form() == Artefact.Form.NATIVE) {
            forms.put(name + ", native", launch);
          } else {
            Path file = folder.resolveSibling(folder.getFileName() + ".aot");
            AotCache cache = AotCache.trained(launch, file, event);
            forms.put(name + ", JVM", launch);
            forms.put(name + ", JVM, AOT cache", cache.used(launch));
          }
        });
    return forms;
  }
}
