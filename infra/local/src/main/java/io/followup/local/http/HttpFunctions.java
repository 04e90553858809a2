package io.followup.local.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.followup.handlers.connect.ConnectFunction;
import io.followup.handlers.http.ChatsFunction;
import io.followup.handlers.http.CustomersFunction;
import io.followup.handlers.http.FallbackFunction;
import io.followup.handlers.http.LinksFunction;
import io.followup.handlers.http.ReceiptsFunction;
import io.followup.handlers.http.RecordsFunction;
import io.followup.handlers.http.RepliesFunction;
import io.followup.handlers.http.WorkspacesFunction;
import io.followup.handlers.presence.PresenceFunction;
import io.followup.wire.Routes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** API Gateway's routes: each call to the function that serves it, all others to the fallback. */
@Singleton
class HttpFunctions {
  private static final String FALLBACK = "fallback";

  private final Map<String, Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> functions =
      new HashMap<>();

  HttpFunctions(
      PresenceFunction presence,
      RepliesFunction replies,
      ChatsFunction chats,
      CustomersFunction customers,
      WorkspacesFunction workspaces,
      RecordsFunction records,
      ReceiptsFunction receipts,
      LinksFunction links,
      ConnectFunction connect,
      FallbackFunction fallback) {
    functions.put("presence", presence::presence);
    functions.put("replies", replies::replies);
    functions.put("chats", chats::chats);
    functions.put("customers", customers::customers);
    functions.put("workspaces", workspaces::workspaces);
    functions.put("records", records::records);
    functions.put("receipts", receipts::receipts);
    functions.put("links", links::links);
    functions.put("connect", connect::connect);
    functions.put(FALLBACK, fallback::fallback);
  }

  APIGatewayV2HTTPResponse call(APIGatewayV2HTTPEvent event) {
    String method = event.getRequestContext().getHttp().getMethod();
    String name =
        switch (Routes.find(method, event.getRawPath())) {
          case Routes.Match.Found(var route, _) -> route.function();
          case Routes.Match.WrongMethod _, Routes.Match.Preflight _, Routes.Match.Unknown _ ->
              FALLBACK;
        };
    Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function = functions.get(name);
    if (function == null) {
      throw new IllegalStateException("no function " + name);
    }
    return function.apply(event);
  }
}
