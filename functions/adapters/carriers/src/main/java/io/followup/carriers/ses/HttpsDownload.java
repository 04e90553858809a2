package io.followup.carriers.ses;

import io.followup.carriers.aws.AwsFailure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By the JDK's client, which trusts the authorities that the JDK trusts; follows nobody. */
@Singleton
final class HttpsDownload implements Download {
  private static final String ASKING = "SNS could not be asked";
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(3);

  /** A certificate has 2 KB. */
  private static final long MOST_BYTES = 64 * 1024;

  private @Nullable HttpClient client;

  @Override
  public Optional<byte[]> get(URI uri) {
    HttpResponse<byte[]> response = send(HttpRequest.newBuilder(uri).timeout(ANSWER).build());
    int status = response.statusCode();
    if (status >= 500 || status == 429) {
      throw new AwsFailure(ASKING, "status " + status);
    }
    return status / 100 == 2 ? Optional.of(response.body()) : Optional.empty();
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client().send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    } catch (IOException e) {
      throw new AwsFailure(ASKING, e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsFailure(ASKING, "interrupted");
    }
  }

  /** Made by the first call: a function that hears nothing of SNS starts without it. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(Version.HTTP_1_1)
              .followRedirects(Redirect.NEVER)
              .connectTimeout(CONNECT)
              .build();
    }
    return client;
  }
}
