package io.followup.aws.sns;

import io.followup.aws.AwsError;
import io.followup.aws.QueryAnswer;
import io.followup.aws.QueryApi;
import io.followup.aws.QueryRequest;
import io.followup.vendors.Outbox;
import io.followup.vendors.Weather;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Amazon SNS without topics: devices and their pushes, texts and those who stopped them. */
public final class Sns implements QueryApi {
  private final PlatformEndpoints endpoints;
  private final OptOuts optOuts;
  private final Push push;
  private final Texts texts;

  public Sns(InstantSource clock, Weather weather, Outbox outbox) {
    this(clock, weather, outbox, Optional.empty());
  }

  /**
   * @param devices a file that keeps the devices between starts
   */
  public Sns(InstantSource clock, Weather weather, Outbox outbox, Optional<Path> devices) {
    this.endpoints = new PlatformEndpoints(new KeptEndpoints(devices));
    this.optOuts = new OptOuts(clock);
    this.push = new Push(endpoints, weather, outbox);
    this.texts = new Texts(optOuts, weather, outbox);
  }

  /** The numbers that take no texts. */
  public OptOuts optOuts() {
    return optOuts;
  }

  @Override
  public QueryAnswer call(QueryRequest request) {
    return switch (request.action()) {
      case "CreatePlatformEndpoint" -> create(request);
      case "GetEndpointAttributes" ->
          QueryAnswer.attributes(endpoints.get(request.required("EndpointArn")).attributes());
      case "SetEndpointAttributes" -> set(request);
      case "DeleteEndpoint" -> delete(request);
      case "Publish" -> publish(request);
      case "CheckIfPhoneNumberIsOptedOut" ->
          QueryAnswer.field("isOptedOut", Boolean.toString(optOuts.contains(phone(request))));
      case "OptInPhoneNumber" -> optIn(request);
      default -> throw AwsError.of("InvalidAction", request.action() + " is not simulated");
    };
  }

  private QueryAnswer create(QueryRequest request) {
    String arn =
        endpoints.create(
            PlatformApplication.parse(request.required("PlatformApplicationArn")),
            request.required("Token"),
            request.optional("CustomUserData"),
            request.entries("Attributes.entry", "key", "value"));
    return QueryAnswer.field("EndpointArn", arn);
  }

  private QueryAnswer set(QueryRequest request) {
    endpoints.set(
        request.required("EndpointArn"), request.entries("Attributes.entry", "key", "value"));
    return QueryAnswer.nothing();
  }

  private QueryAnswer delete(QueryRequest request) {
    endpoints.delete(request.required("EndpointArn"));
    return QueryAnswer.nothing();
  }

  private QueryAnswer publish(QueryRequest request) {
    boolean device = request.optional("TargetArn").isPresent();
    boolean phone = request.optional("PhoneNumber").isPresent();
    if (device == phone || request.optional("TopicArn").isPresent()) {
      throw SnsError.invalid("TargetArn Reason: name one device or one phone number");
    }
    if (device) {
      push.publish(request);
    } else {
      texts.publish(request);
    }
    return QueryAnswer.field("MessageId", UUID.randomUUID().toString());
  }

  private QueryAnswer optIn(QueryRequest request) {
    optOuts.optIn(phone(request));
    return QueryAnswer.nothing();
  }

  private static String phone(QueryRequest request) {
    return Texts.number(request.required("phoneNumber"), "phoneNumber");
  }
}
