package io.followup.handlers.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.followup.wire.Api;
import io.followup.wire.credential.Credentials;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;

/** What no other function serves: unknown paths, wrong methods, and what browsers ask first. */
@Singleton
public class FallbackFunction {
  private final Api api;

  FallbackFunction(Credentials credentials) {
    this.api = new Api(credentials);
  }

  @Funq("fallback")
  public APIGatewayV2HTTPResponse fallback(APIGatewayV2HTTPEvent event) {
    return api.answer(event);
  }
}
