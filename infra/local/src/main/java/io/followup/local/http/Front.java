package io.followup.local.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.quarkus.runtime.Startup;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** API Gateway's part: one event per request, to the function of its route. */
@Singleton
@Startup
class Front {
  /** What API Gateway takes; the functions refuse far smaller bodies themselves. */
  private static final long BODY_LIMIT = 32L * 1024 * 1024;

  private final HttpFunctions functions;

  Front(HttpFunctions functions) {
    this.functions = functions;
  }

  void routes(@Observes Router router) {
    router.errorHandler(400, context -> refuse(context, 400, "Bad Request"));
    router.errorHandler(413, context -> refuse(context, 413, "Content Too Large"));
    router.route().order(-10).handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
    router.routeWithRegex("/(v1|l)(/.*)?").blockingHandler(this::handle, false);
    router.get("/docs").handler(context -> context.reroute("/docs.html"));
    // What is neither a call nor a page.
    router.route().order(Integer.MAX_VALUE).blockingHandler(this::handle, false);
  }

  /**
   * What Vert.x refuses before a function is asked: a broken path, a body beyond all measure. The
   * context itself knows no status where it could not read the path.
   */
  private static void refuse(RoutingContext context, int status, String title) {
    Problems.answer(context, status, title, "The request could not be read.");
  }

  private void handle(RoutingContext context) {
    answer(context, functions.call(event(context)));
  }

  private static APIGatewayV2HTTPEvent event(RoutingContext context) {
    var request = context.request();
    Map<String, String> headers = new TreeMap<>();
    request
        .headers()
        .forEach(header -> headers.merge(lower(header.getKey()), header.getValue(), Front::join));
    Map<String, String> query = new TreeMap<>();
    context
        .queryParams()
        .forEach(entry -> query.merge(entry.getKey(), entry.getValue(), Front::join));
    Buffer body = context.body() == null ? null : context.body().buffer();
    String path = request.path() == null ? "/" : request.path();
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("$default")
        .withRawPath(path)
        .withRawQueryString(Optional.ofNullable(request.query()).orElse(""))
        .withHeaders(headers)
        .withQueryStringParameters(query.isEmpty() ? null : query)
        .withBody(body == null ? null : Base64.getEncoder().encodeToString(body.getBytes()))
        .withIsBase64Encoded(body != null)
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod(request.method().name())
                        .withPath(path)
                        .withProtocol("HTTP/1.1")
                        .build())
                .build())
        .build();
  }

  private static String join(String first, String second) {
    return first + "," + second;
  }

  private static String lower(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }

  private static void answer(RoutingContext context, APIGatewayV2HTTPResponse from) {
    HttpServerResponse to = context.response().setStatusCode(from.getStatusCode());
    if (from.getHeaders() != null) {
      from.getHeaders().forEach(to::putHeader);
    }
    if (from.getMultiValueHeaders() != null) {
      from.getMultiValueHeaders().forEach(to::putHeader);
    }
    String body = from.getBody();
    if (body == null) {
      to.end();
    } else if (from.getIsBase64Encoded()) {
      to.end(Buffer.buffer(Base64.getDecoder().decode(body)));
    } else {
      to.end(body);
    }
  }
}
