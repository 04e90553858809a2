package io.followup.bench.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** The HTTP client under the AWS SDK, without the SDK: nothing is built, signed or read. */
final class BareSdk implements Subject.Replay {
  private final SdkHttpClient client = Transport.http().build();
  private final URI vendor;

  BareSdk(URI vendor) {
    this.vendor = vendor;
  }

  @Override
  public Callable<?> of(List<String> requests) {
    List<HttpExecuteRequest> made = requests.stream().map(Asked::of).map(this::request).toList();
    return () -> ask(made);
  }

  private int ask(List<HttpExecuteRequest> requests) throws IOException {
    int length = 0;
    for (HttpExecuteRequest request : requests) {
      try (InputStream answer =
          client.prepareRequest(request).call().responseBody().orElseThrow()) {
        length += answer.readAllBytes().length;
      }
    }
    return length;
  }

  private HttpExecuteRequest request(Asked asked) {
    ContentStreamProvider body = ContentStreamProvider.fromUtf8String(asked.body());
    SdkHttpFullRequest.Builder request =
        SdkHttpFullRequest.builder()
            .uri(vendor.resolve(asked.path()))
            .method(SdkHttpMethod.fromValue(asked.method()))
            .contentStreamProvider(body)
            .putHeader("Content-Length", Integer.toString(asked.body().getBytes(UTF_8).length));
    asked.headers().forEach(request::putHeader);
    return HttpExecuteRequest.builder()
        .request(request.build())
        .contentStreamProvider(body)
        .build();
  }
}
