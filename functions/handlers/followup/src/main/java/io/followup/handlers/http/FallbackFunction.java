package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.followup.wire.Api;
import io.followup.wire.Json;
import io.followup.wire.Problem;
import io.followup.wire.Response;
import io.followup.wire.Route;
import io.followup.wire.credential.Credentials;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What no other function serves: unknown paths, wrong methods, what browsers ask first, and the
 * files that are anybody's, the console among them where a deployment wants it.
 */
@Singleton
public class FallbackFunction {
  private final Api api;

  /**
   * @param pushKey the public half of what signs pushes to browsers; empty: nobody pushes to them
   */
  FallbackFunction(
      Credentials credentials,
      @ConfigProperty(name = "followup.console", defaultValue = "false") boolean console,
      @ConfigProperty(name = "followup.web-push.public") Optional<String> pushKey) {
    PublicFiles files = new PublicFiles();
    this.api =
        new Api(credentials)
            .plain(Route.PUSH_KEY, _ -> pushKey(pushKey))
            .plain(Route.GET_PUSH_MODULE, _ -> files.pushModule())
            .plain(Route.GET_WORKER, _ -> files.worker())
            .plain(Route.FIND_MODULE, _ -> files.findModule())
            .plain(Route.GET_MODULE, files::module)
            .plain(Route.GET_CONTRACT, _ -> files.contract());
    if (console) {
      api.pages(ConsoleFiles::find);
    }
  }

  private static Response pushKey(Optional<String> key) {
    return key.map(known -> Response.json(200, Json.object().put("publicKey", known)))
        .orElseGet(Problem::notFound);
  }

  @Funq("fallback")
  public APIGatewayV2HTTPResponse fallback(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }
}
