package io.followup.lambda;

import java.util.List;

class EverythingNativeSourcesCheck implements NativeSourcesCheck {
  @Override
  public List<String> envelopes() {
    return List.of(
        "io.quarkus.amazon.lambda.runtime.FunctionError",
        "com.amazonaws.services.lambda.runtime.events.DynamodbEvent",
        "com.amazonaws.services.lambda.runtime.events.StreamsEventResponse",
        "com.amazonaws.services.lambda.runtime.events.SQSEvent",
        "com.amazonaws.services.lambda.runtime.events.SQSBatchResponse");
  }

  @Override
  public List<String> files() {
    return List.of("com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_KR");
  }
}
