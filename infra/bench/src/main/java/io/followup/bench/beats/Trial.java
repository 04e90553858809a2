package io.followup.bench.beats;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.artefact.Launch;
import io.followup.artefact.Proc;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * One process and its beats.
 *
 * @param processorNanos of all its threads, for the beats that count
 */
record Trial(long nanos, long processorNanos, long peakBytes) {
  static final int WARMING = 3_000;
  static final int COUNTED = 6_000;

  /** Starts its surroundings, then the function; ends both. */
  static Trial of(Launch launch, Path answers) throws IOException, InterruptedException {
    Process surroundings =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                "target/classes",
                Surroundings.class.getName(),
                answers.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Process function = null;
    try (HttpClient client = HttpClient.newHttpClient()) {
      String port =
          Objects.requireNonNull(surroundings.inputReader(UTF_8).readLine(), "no surroundings");
      String here = "127.0.0.1:" + port;
      function =
          launch
              .with(Map.of("AWS_ENDPOINT_URL", "http://" + here))
              .process(here)
              .redirectOutput(Path.of("target", "beats", "output").toFile())
              .start();
      await(client, here, WARMING);
      long began = System.nanoTime();
      Proc proc = new Proc(function.pid());
      long processor = proc.processorNanos();
      await(client, here, WARMING + COUNTED);
      return new Trial(
          System.nanoTime() - began, proc.processorNanos() - processor, proc.kib("VmHWM") * 1024);
    } finally {
      if (function != null) {
        function.destroyForcibly().waitFor();
      }
      surroundings.destroyForcibly().waitFor();
    }
  }

  double perSecond() {
    return COUNTED * 1e9 / nanos;
  }

  double processorMillis() {
    return processorNanos / 1e6 / COUNTED;
  }

  private static void await(HttpClient client, String here, int beats)
      throws IOException, InterruptedException {
    client.send(
        HttpRequest.newBuilder(URI.create("http://" + here + "/await/" + beats)).build(),
        BodyHandlers.discarding());
  }
}
