package io.followup.bench.adapters;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code java.net.http}, with requests that were made before. */
final class BareJdk implements Subject.Replay {
  private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final URI vendor;

  BareJdk(URI vendor) {
    this.vendor = vendor;
  }

  @Override
  public Callable<?> of(List<String> requests) {
    List<HttpRequest> made = requests.stream().map(Asked::of).map(this::request).toList();
    return () -> ask(made);
  }

  private int ask(List<HttpRequest> requests) throws IOException, InterruptedException {
    int length = 0;
    for (HttpRequest request : requests) {
      length += client.send(request, BodyHandlers.ofString()).body().length();
    }
    return length;
  }

  private HttpRequest request(Asked asked) {
    BodyPublisher body =
        asked.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(asked.body());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(vendor.resolve(asked.path())).method(asked.method(), body);
    asked.headers().forEach(request::header);
    return request.build();
  }
}
