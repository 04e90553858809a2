package io.followup.bench.adapters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CheckIfPhoneNumberIsOptedOutRequest;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** The AWS SDK's own client, the adapters' very one, without the adapter. */
final class SdkAlone implements Subject.Replay {
  private final SnsClient sns;

  SdkAlone(SnsClient sns) {
    this.sns = sns;
  }

  @Override
  public Callable<?> of(List<String> requests) {
    List<Callable<?>> calls =
        requests.stream().<Callable<?>>map(request -> call(Asked.of(request))).toList();
    return () -> {
      for (Callable<?> call : calls) {
        call.call();
      }
      return calls;
    };
  }

  private Callable<?> call(Asked asked) {
    Map<String, String> form = form(asked.body());
    if (form.containsKey("Message")) {
      PublishRequest request = publish(form);
      return () -> sns.publish(request);
    }
    CheckIfPhoneNumberIsOptedOutRequest request =
        CheckIfPhoneNumberIsOptedOutRequest.builder().phoneNumber(form.get("phoneNumber")).build();
    return () -> sns.checkIfPhoneNumberIsOptedOut(request);
  }

  private static PublishRequest publish(Map<String, String> form) {
    return PublishRequest.builder()
        .phoneNumber(form.get("PhoneNumber"))
        .targetArn(form.get("TargetArn"))
        .message(form.get("Message"))
        .messageStructure(form.get("MessageStructure"))
        .messageAttributes(
            Map.of(
                form.getOrDefault("MessageAttributes.entry.1.Name", ""),
                MessageAttributeValue.builder()
                    .dataType(form.get("MessageAttributes.entry.1.Value.DataType"))
                    .stringValue(form.get("MessageAttributes.entry.1.Value.StringValue"))
                    .build()))
        .build();
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      String[] both = pair.split("=", 2);
      form.put(URLDecoder.decode(both[0], UTF_8), URLDecoder.decode(both[1], UTF_8));
    }
    return form;
  }
}
