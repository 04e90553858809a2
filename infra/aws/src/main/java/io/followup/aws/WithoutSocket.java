package io.followup.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * The SDK's way to an endpoint of its own process: the same calls and the same answers, written and
 * read as ever, with no socket between. Who asks is answered in its own thread, however long that
 * takes.
 */
record WithoutSocket(AwsEndpoint endpoint) implements SdkHttpClient {
  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return read(
            endpoint.answer(
                header(request, "X-Amz-Target"), header(request, "Content-Type"), body(request)));
      }

      @Override
      public void abort() {
        // It ends by itself.
      }
    };
  }

  private static Optional<String> header(HttpExecuteRequest request, String name) {
    return request.httpRequest().firstMatchingHeader(name);
  }

  private static InputStream body(HttpExecuteRequest request) {
    return request
        .contentStreamProvider()
        .map(ContentStreamProvider::newStream)
        .orElseGet(InputStream::nullInputStream);
  }

  private static HttpExecuteResponse read(WireAnswer answer) {
    byte[] body = answer.body().getBytes(UTF_8);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpFullResponse.builder()
                .statusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .putHeader("Content-Length", Integer.toString(body.length))
                .putHeader("x-amzn-RequestId", answer.requestId())
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  @Override
  public void close() {
    // The endpoint is not the client's.
  }
}
