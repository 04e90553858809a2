package io.followup.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Requests as the SDK makes them. */
final class Asking {
  private Asking() {}

  static HttpExecuteRequest get(String url) {
    return of(SdkHttpMethod.GET, url, Map.of()).build();
  }

  static HttpExecuteRequest post(String url, String body) {
    return post(url, Map.of("Content-Length", Integer.toString(body.length())), body);
  }

  static HttpExecuteRequest post(String url, Map<String, String> headers, String body) {
    return of(SdkHttpMethod.POST, url, headers)
        .contentStreamProvider(() -> new ByteArrayInputStream(body.getBytes(ISO_8859_1)))
        .build();
  }

  static HttpExecuteRequest.Builder of(
      SdkHttpMethod method, String url, Map<String, String> headers) {
    SdkHttpFullRequest.Builder request =
        SdkHttpFullRequest.builder().method(method).uri(URI.create(url));
    headers.forEach(request::putHeader);
    return HttpExecuteRequest.builder().request(request.build());
  }

  static String body(HttpExecuteResponse response) throws IOException {
    try (var in = response.responseBody().orElseThrow()) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }
}
