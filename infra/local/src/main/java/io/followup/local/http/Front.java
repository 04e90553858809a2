package io.followup.local.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** What answers a call: the laptop's own calls, a page, or, as API Gateway does, a function. */
@Singleton
class Front {
  private static final Logger LOG = Logger.getLogger(Front.class);

  private final HttpFunctions functions;
  private final LocalApi local;
  private final Pages pages;

  Front(HttpFunctions functions, LocalApi local, Pages pages) {
    this.functions = functions;
    this.local = local;
    this.pages = pages;
  }

  /** Always answers; what fails is told by its class alone, since messages may quote the call. */
  Answered answer(Call call) {
    try {
      return asked(call);
    } catch (RuntimeException | Error e) {
      LOG.errorf("a call failed: %s", e.getClass().getName());
      return Problems.of(500, "Internal Server Error", "Something went wrong here.");
    }
  }

  private Answered asked(Call call) {
    if (call.path().startsWith("/local/")) {
      return local.answer(call);
    }
    boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
    Optional<Answered> page = reads ? pages.find(call.path()) : Optional.empty();
    return page.orElseGet(() -> answered(functions.call(event(call))));
  }

  /** Bodies go in Base64, whatever their type says, so that every byte arrives as it was sent. */
  private static APIGatewayV2HTTPEvent event(Call call) {
    boolean hasBody = call.body().length() > 0;
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("$default")
        .withRawPath(call.path())
        .withRawQueryString(call.query())
        .withHeaders(call.headers())
        .withQueryStringParameters(call.parameters().isEmpty() ? null : call.parameters())
        .withBody(hasBody ? Base64.getEncoder().encodeToString(call.body().getBytes()) : null)
        .withIsBase64Encoded(hasBody)
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod(call.method())
                        .withPath(call.path())
                        .withProtocol("HTTP/1.1")
                        .build())
                .build())
        .build();
  }

  private static Answered answered(APIGatewayV2HTTPResponse from) {
    Map<String, List<String>> headers = new TreeMap<>();
    if (from.getHeaders() != null) {
      from.getHeaders().forEach((name, value) -> headers.put(name, List.of(value)));
    }
    if (from.getMultiValueHeaders() != null) {
      headers.putAll(from.getMultiValueHeaders());
    }
    return new Answered(from.getStatusCode(), headers, body(from));
  }

  private static Buffer body(APIGatewayV2HTTPResponse from) {
    String body = from.getBody();
    if (body == null) {
      return Buffer.buffer();
    }
    return from.getIsBase64Encoded()
        ? Buffer.buffer(Base64.getDecoder().decode(body))
        : Buffer.buffer(body);
  }
}
