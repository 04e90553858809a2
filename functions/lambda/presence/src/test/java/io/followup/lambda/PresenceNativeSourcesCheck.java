package io.followup.lambda;

import java.util.List;

class PresenceNativeSourcesCheck implements NativeSourcesCheck {
  @Override
  public List<String> envelopes() {
    return List.of("io.quarkus.amazon.lambda.runtime.FunctionError");
  }
}
