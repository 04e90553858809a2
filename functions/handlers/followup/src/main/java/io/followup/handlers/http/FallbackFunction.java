package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.followup.wire.Api;
import io.followup.wire.Route;
import io.followup.wire.credential.Credentials;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What no other function serves: unknown paths, wrong methods, what browsers ask first, and the
 * files that are anybody's, the console among them where a deployment wants it.
 */
@Singleton
public class FallbackFunction {
  private final Api api;

  FallbackFunction(
      Credentials credentials,
      @ConfigProperty(name = "followup.console", defaultValue = "false") boolean console) {
    PublicFiles files = new PublicFiles();
    this.api =
        new Api(credentials)
            .plain(Route.FIND_MODULE, _ -> files.findModule())
            .plain(Route.GET_MODULE, files::module)
            .plain(Route.GET_CONTRACT, _ -> files.contract());
    if (console) {
      api.pages(ConsoleFiles::find);
    }
  }

  @Funq("fallback")
  public APIGatewayV2HTTPResponse fallback(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }
}
