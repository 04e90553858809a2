package io.followup.bench.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** The process of all vendors; it ends with this one. */
final class VendorProcess {
  private final HttpClient client = HttpClient.newHttpClient();
  private final int http;
  private final int smtp;

  private VendorProcess(int http, int smtp) {
    this.http = http;
    this.smtp = smtp;
  }

  static VendorProcess start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                "target/classes",
                Vendor.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    String ports = Objects.requireNonNull(process.inputReader(UTF_8).readLine(), "no vendor");
    String[] both = ports.split(" ", -1);
    return new VendorProcess(Integer.parseInt(both[0]), Integer.parseInt(both[1]));
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http);
  }

  int smtpPort() {
    return smtp;
  }

  /** What it was asked since this was asked last. */
  List<String> asked() {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri().resolve(Vendor.ASKED)).build();
      return client
          .send(request, BodyHandlers.ofString())
          .body()
          .lines()
          .map(line -> new String(Base64.getDecoder().decode(line), UTF_8))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("the vendor is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
